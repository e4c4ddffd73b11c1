#include <gmock/gmock.h>

#include "analyzers/explore/driver/follow.hpp"
#include "tests/fakes/explored_program.hpp"
#include "tests/fakes/fake_symbols.hpp"

namespace ccgrade::explore {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kSchedule = "0@8>1";

/// A failure that goes another way when it is executed again.
class Nondeterminism : public testing::Test {
 protected:
  std::string told(const StageReport& found, const StageReport& again) {
    explored_.ends = [again](const std::string&, const PlanLines&) { return again; };
    const Result<Exploration> shown = show(host_, explored_.program, {}, found);
    EXPECT_TRUE(shown);
    return shown ? shown->inconclusive : "";
  }

  FakeHost host_;
  ExploredProgram explored_{host_};
  FakeSymbols symbols_{host_};
};

TEST_F(Nondeterminism, IsTold) {
  StageReport other = deadlock(kSchedule);
  other.hash = 8;
  EXPECT_THAT(told(deadlock(kSchedule), other), StartsWith("the program is nondeterministic"));
  EXPECT_EQ(told(other, other), "");
}

TEST_F(Nondeterminism, IsAnotherFailureToo) {
  StageReport other = deadlock(kSchedule);
  other.parties[0].pc = 0x300;
  EXPECT_THAT(told(deadlock(kSchedule), other), HasSubstr("nondeterministic"));
}

TEST_F(Nondeterminism, IsNotWhatACrashLeavesBehind) {
  StageReport crash = deadlock(kSchedule);
  crash.verdict = "crash";
  StageReport again = crash;
  again.hash = 8;
  EXPECT_EQ(told(crash, again), "");
}

TEST_F(Nondeterminism, LeavesNoFailureWhereItPassesTheSecondTime) {
  explored_.ends = [](const std::string& line, const PlanLines&) { return passing(line); };
  const Result<Exploration> shown = show(host_, explored_.program, {}, deadlock(kSchedule));
  ASSERT_TRUE(shown);
  EXPECT_FALSE(shown->failure);
  EXPECT_THAT(shown->inconclusive, HasSubstr("nondeterministic"));
}

}  // namespace
}  // namespace ccgrade::explore
