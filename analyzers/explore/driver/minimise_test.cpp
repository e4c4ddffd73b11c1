#include "analyzers/explore/driver/minimise.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>

#include "tests/fakes/explored_program.hpp"

namespace ccgrade::explore {
namespace {

/// A program of which a test says how each schedule ends.
class Minimising : public testing::Test {
 protected:
  using Ends = std::function<StageReport(const Switches&)>;

  StageReport minimised(const std::string& schedule, const Ends& ends) {
    explored_.ends = [&](const std::string& line, const PlanLines&) {
      if (line == "record -") return Executed(passing(line), usual_);
      return Executed(ends(*read_schedule(line.substr(std::string("replay ").size()))));
    };
    return minimise(host_, explored_.program, deadlock(schedule));
  }

  std::vector<TraceStep> usual_;  ///< the steps of the usual order
  FakeHost host_;
  ExploredProgram explored_{host_};
};

bool has(const Switches& switches, const std::string& wanted) {
  return std::ranges::count(switches, read_schedule(wanted)->front()) > 0;
}

TEST_F(Minimising, KeepsWhatTheFailureNeeds) {
  const StageReport least = minimised("0@1>1,1@2>0,0@5>2,2@3>1,1@9>0", [](const Switches& taken) {
    StageReport end = deadlock(write_schedule(taken));
    const auto last = std::ranges::find(taken, Switch{1, 9, 0});
    const bool in_order =
        last != taken.end() && std::find(taken.begin(), last, Switch{0, 5, 2}) != last;
    if (!in_order) end.verdict = "passed";
    return end;
  });
  EXPECT_EQ(write_schedule(least.schedule), "0@5>2,1@9>0");
}

TEST_F(Minimising, LeavesOutThreadsThroughWhichTheScheduleOnlyPasses) {
  const StageReport least = minimised("0@5>2,2@3>3,3@1>1,1@9>0", [](const Switches& taken) {
    StageReport end = deadlock(write_schedule(taken));
    const bool reaches = has(taken, "0@5>1") || has(taken, "3@1>1");
    if (!reaches || !has(taken, "1@9>0")) end.verdict = "passed";
    if (taken.size() == 3) end.verdict = "passed";  // no single switch can be left out
    return end;
  });
  EXPECT_EQ(write_schedule(least.schedule), "0@5>1,1@9>0");
}

TEST_F(Minimising, FindsTheOneSwitchOfTheUsualOrderThatDoesWhatManyDid) {
  usual_ = {step("lock", 1, 0x100)};
  usual_[0].event = 80;
  const auto needs_all = [](const Switches& taken) {
    StageReport end = deadlock(write_schedule(taken));
    if (taken.size() != 4 && taken != Switches{{1, 80, 0}}) end.verdict = "passed";
    return end;
  };
  const StageReport least = minimised("0@1>1,1@2>2,2@3>3,3@4>0", needs_all);
  EXPECT_EQ(write_schedule(least.schedule), "1@80>0");
}

TEST_F(Minimising, FindsThatTheDefaultScheduleFailsToo) {
  const StageReport least = minimised(
      "0@1>1,1@2>0", [](const Switches& taken) { return deadlock(write_schedule(taken)); });
  EXPECT_EQ(write_schedule(least.schedule), "-");
}

TEST_F(Minimising, KeepsTheFailureWhereTheProgramCannotBeRunAnyMore) {
  explored_.refused = "the system starts no further process";
  const StageReport least = minimised("0@1>1,1@2>0", [](const Switches&) { return passing("-"); });
  EXPECT_EQ(write_schedule(least.schedule), "0@1>1,1@2>0");
  EXPECT_EQ(least.verdict, "deadlock");
}

TEST_F(Minimising, DoesNotTakeAnotherFailureForThisOne) {
  const StageReport least = minimised("0@1>1,1@2>0", [](const Switches& taken) {
    StageReport end = deadlock(write_schedule(taken));
    if (taken.size() == 1) end.parties[0].pc = 0x999;
    if (taken.empty()) end.verdict = "race";
    return end;
  });
  EXPECT_EQ(write_schedule(least.schedule), "0@1>1,1@2>0");
}

}  // namespace
}  // namespace ccgrade::explore
