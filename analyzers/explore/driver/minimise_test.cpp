#include "analyzers/explore/driver/minimise.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analyzers/explore/driver/switches.hpp"
#include "tests/fakes/fake_host.hpp"

namespace ccgrade::explore {
namespace {

StageReport deadlock(const std::string& schedule) {
  StageReport stage;
  stage.verdict = "deadlock";
  stage.parties = {{0, 0x100}, {1, 0x200}};
  stage.schedule = *read_schedule(schedule);
  return stage;
}

nlohmann::json row(const StageReport& stage) {
  nlohmann::json parties = nlohmann::json::array();
  for (const PartyAt& party : stage.parties)
    parties.push_back({{"thread", party.thread}, {"pc", party.pc}});
  return {{"stage", "replay"},
          {"executions", 1},
          {"seed", 1},
          {"seconds", 0.1},
          {"inconclusive", 0},
          {"too_long", 0},
          {"reason", ""},
          {"missed", 0},
          {"covered", 0},
          {"exhausted", false},
          {"late", false},
          {"limited", false},
          {"verdict", stage.verdict},
          {"message", ""},
          {"hash", 1},
          {"steps", 5},
          {"threads", 2},
          {"work", 8},
          {"span", 5},
          {"parties", parties},
          {"address", 0},
          {"decisions", 1},
          {"schedule", write_schedule(stage.schedule)}};
}

/// A program of which a test says how each schedule ends.
class Minimising : public testing::Test {
 protected:
  using Ends = std::function<StageReport(const Switches&)>;

  StageReport minimised(const std::string& schedule, const Ends& ends) {
    host_.answer("program", [&](const Command& command) {
      std::string report;
      std::ifstream plan(command.env.at(0).substr(std::string("CCGRADE_EXPLORE_PLAN=").size()));
      for (std::string line; std::getline(plan, line);)
        if (line.starts_with("replay "))
          report += row(ends(*read_schedule(line.substr(7)))).dump() + "\n";
      return exited(0, "", "", {report});
    });
    const Result<StageReport> least =
        minimise(host_, Program{.path = "program"}, deadlock(schedule));
    EXPECT_TRUE(least);
    return *least;
  }

  FakeHost host_;
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

TEST_F(Minimising, FindsThatTheDefaultScheduleFailsToo) {
  const StageReport least = minimised(
      "0@1>1,1@2>0", [](const Switches& taken) { return deadlock(write_schedule(taken)); });
  EXPECT_EQ(write_schedule(least.schedule), "-");
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
