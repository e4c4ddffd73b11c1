#include "grader/host/second_try.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include <vector>

namespace ccgrade {
namespace {

/// A command whose attempts end as a test says, on a machine that ends somebody for lack of memory
/// during some of them.
struct Machine {
  std::vector<Outcome> endings;
  std::vector<long> ended_during = {0, 0};
  std::stop_source stop;
  std::size_t attempts = 0;
  long ended = 3;

  Outcome outcome() {
    const auto run = [this] {
      ended += ended_during[attempts];
      ProcessResult done;
      done.outcome = endings[attempts++];
      return done;
    };
    return with_second_try({run, [this] { return ended; }}, stop.get_token()).outcome;
  }
};

const Outcome kExited{Ending::exited, 0, {}};
const Outcome kOurs{Ending::our_fault, 0, "cannot start a process"};
const Outcome kKilled{Ending::signalled, SIGKILL, "Killed"};

TEST(ASecondTry, IsForWhatFailedThroughNobodysDoing) {
  Machine machine{{kOurs, kExited}};
  EXPECT_EQ(machine.outcome(), kExited);
}

TEST(ASecondTry, IsTheLastOne) {
  Machine machine{{kOurs, kOurs}};
  EXPECT_EQ(machine.outcome(), kOurs);
  EXPECT_EQ(machine.attempts, 2U);
}

TEST(ASecondTry, IsNotForWhatEndedByItself) {
  for (const Outcome& ending : {kExited, kKilled, Outcome{Ending::timed_out, 0, {}}}) {
    Machine machine{{ending}};
    EXPECT_EQ(machine.outcome(), ending);
    EXPECT_EQ(machine.attempts, 1U);
  }
}

TEST(ASecondTry, IsForWhomTheMachineEndedForLackOfMemory) {
  Machine machine{{kKilled, kExited}, {1, 0}};
  EXPECT_EQ(machine.outcome(), kExited);
  Machine tight{{kKilled, kKilled}, {1, 1}};
  EXPECT_EQ(tight.outcome().ending, Ending::our_fault);
}

TEST(ASecondTry, IsNotMadeWhenTheUserStops) {
  Machine machine{{kOurs}};
  machine.stop.request_stop();
  EXPECT_EQ(machine.outcome(), kOurs);
}

TEST(EndedForMemory, IsOneLineOfWhatTheKernelCounts) {
  EXPECT_EQ(ended_for_memory("pgfault 7\noom_kill 12\nnuma_hit 3\n"), 12);
  EXPECT_EQ(ended_for_memory("pgfault 7\n"), 0);
  EXPECT_EQ(ended_for_memory(""), 0);
}

}  // namespace
}  // namespace ccgrade
