#include "analyzers/explore/driver/minimise.hpp"

#include <gmock/gmock.h>

#include <functional>

#include "tests/fakes/explored_program.hpp"

namespace ccgrade::explore {
namespace {

using Departures = std::vector<std::string>;

/// A program of which a test says how each schedule ends.
class Minimising : public testing::Test {
 protected:
  using Ends = std::function<StageReport(const Departures&)>;

  StageReport minimised(const std::string& schedule, const Ends& ends) {
    explored_.ends = [&](const std::string& line, const PlanLines&) {
      return ends(split_schedule(line.substr(std::string("replay ").size())));
    };
    const Result<StageReport> least = minimise(host_, explored_.program, deadlock(schedule));
    EXPECT_TRUE(least);
    return *least;
  }

  FakeHost host_;
  ExploredProgram explored_{host_};
};

bool has(const Departures& departures, const std::string& wanted) {
  return std::find(departures.begin(), departures.end(), wanted) != departures.end();
}

TEST_F(Minimising, KeepsWhatTheFailureNeeds) {
  const StageReport least = minimised("0@1>1,1@2>0,0@5>2,2@3>1,1@9>0", [](const Departures& taken) {
    StageReport end = deadlock(join_schedule(taken));
    if (!has(taken, "0@5>2") || !has(taken, "1@9>0")) end.verdict = "passed";
    return end;
  });
  EXPECT_EQ(least.schedule, "0@5>2,1@9>0");
}

TEST_F(Minimising, FindsThatTheDefaultScheduleFailsToo) {
  const StageReport least = minimised(
      "0@1>1,1@2>0", [](const Departures& taken) { return deadlock(join_schedule(taken)); });
  EXPECT_EQ(least.schedule, "-");
}

TEST_F(Minimising, DoesNotTakeAnotherFailureForThisOne) {
  const StageReport least = minimised("0@1>1,1@2>0", [](const Departures& taken) {
    StageReport end = deadlock(join_schedule(taken));
    if (taken.size() == 1) end.parties[0].pc = 0x999;
    if (taken.empty()) end.verdict = "race";
    return end;
  });
  EXPECT_EQ(least.schedule, "0@1>1,1@2>0");
}

TEST(Schedules, AreSplitAndJoined) {
  EXPECT_EQ(split_schedule("-"), Departures{});
  EXPECT_EQ(split_schedule("0@1>1,1@2>0s"), (Departures{"0@1>1", "1@2>0s"}));
  EXPECT_EQ(join_schedule({}), "-");
  EXPECT_EQ(join_schedule({"0@1>1", "1@2>0s"}), "0@1>1,1@2>0s");
}

}  // namespace
}  // namespace ccgrade::explore
