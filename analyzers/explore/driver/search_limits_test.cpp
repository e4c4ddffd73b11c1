#include <gmock/gmock.h>

#include "analyzers/explore/driver/search.hpp"
#include "tests/fakes/searched_program.hpp"

namespace ccgrade::explore {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kMoreThreads = "the program starts more threads than were prepared";

/// Searches that meet what they cannot judge.
class SearchLimits : public SearchedProgram {
 protected:
  /// So many schedules of the first surw batch, which has 40, are given up for this reason.
  void give_up(long schedules, const std::string& reason, bool too_long = false) {
    explored_.ends = [=](const std::string& line, const PlanLines&) {
      StageReport stage = passing(line);
      if (!line.starts_with("run surw") || stage.executions != 40) return stage;
      stage.inconclusive = schedules;
      stage.too_long = too_long ? schedules : 0;
      stage.reason = reason;
      return stage;
    };
  }

  /// In each batch that prepares fewer than `needed` threads, so many schedules want more.
  void need_threads(int needed, long schedules) {
    explored_.ends = [=](const std::string& line, const PlanLines& plan) {
      StageReport stage = passing(line);
      if (std::stoi(asked(plan, "threads")) >= needed) return stage;
      stage.inconclusive = std::min(schedules, stage.executions);
      stage.reason = kMoreThreads;
      return stage;
    };
  }

  /// How many threads were prepared, search by search.
  std::vector<std::string> prepared() const {
    std::vector<std::string> all;
    for (const PlanLines& plan : explored_.plans())
      if (all.empty() || all.back() != asked(plan, "threads"))
        all.push_back(asked(plan, "threads"));
    return all;
  }
};

TEST_F(SearchLimits, TriesAgainWithMoreThreadsWhereTheyRanOut) {
  need_threads(100, 40);
  const Exploration found = searched();
  EXPECT_THAT(prepared(), ElementsAre("32", "256"));
  EXPECT_EQ(found.inconclusive, "");
  EXPECT_EQ(found.schedules, 1'000) << "those of the first search do not count";
  EXPECT_EQ(found.unfinished, 0);
}

TEST_F(SearchLimits, TriesAgainWithMoreThreadsWhereAFewSchedulesRanOut) {
  explored_.ends = [](const std::string& line, const PlanLines& plan) {
    StageReport stage = passing(line);
    if (!line.starts_with("run surw") || asked(plan, "threads") != "32") return stage;
    stage.inconclusive = 1;
    stage.reason = kMoreThreads;
    return stage;
  };
  EXPECT_EQ(searched().inconclusive, "");
  EXPECT_THAT(prepared(), ElementsAre("32", "256"));
}

TEST_F(SearchLimits, PreparesNoMoreThreadsThanItCan) {
  need_threads(1'000'000, 40);
  EXPECT_EQ(searched().inconclusive, kMoreThreads);
  EXPECT_THAT(prepared(), ElementsAre("32", "256", "2048"));
}

TEST_F(SearchLimits, DoNotJudgeWhatComesToNoEndHalfOfTheTime) {
  give_up(20, "a schedule is too long", true);
  EXPECT_EQ(searched().inconclusive, "a schedule is too long");
  give_up(19, "a schedule is too long", true);
  const Exploration found = searched();
  EXPECT_EQ(found.inconclusive, "") << "a long one may only be unfair";
  EXPECT_EQ(found.unfinished, 19);
}

TEST_F(SearchLimits, TellHowManySchedulesWereOutOfReach) {
  give_up(3, "it sends a signal");
  EXPECT_EQ(searched().inconclusive, "3 of 1000 schedules could not be judged: it sends a signal");
}

TEST_F(SearchLimits, EndASearchOfWhichTenSchedulesAreOutOfReach) {
  give_up(10, "it sends a signal");
  const Exploration found = searched();
  EXPECT_EQ(found.inconclusive, "it sends a signal");
  EXPECT_EQ(found.schedules, 1 + 4 + 3 * 40) << "the rest of its round, and no more";
}

TEST_F(SearchLimits, DoNotJudgeAfterASessionThatIsCutOff) {
  explored_.ending = Ending::signalled;
  const Exploration found = searched();
  EXPECT_THAT(found.inconclusive, HasSubstr("did not come to its own end"));
  EXPECT_LT(found.schedules, 1'000);
}

TEST_F(SearchLimits, AreCountedAfreshWhereASearchBeginsAgain) {
  explored_.ends = [](const std::string& line, const PlanLines& plan) {
    StageReport stage = passing(line);
    if (!line.starts_with("run surw") || stage.executions != 40) return stage;
    const bool first = asked(plan, "threads") == "32";
    stage.inconclusive = first ? 10 : 1;
    stage.reason = first ? kMoreThreads : "it sends a signal";
    return stage;
  };
  EXPECT_EQ(searched().inconclusive, "1 of 1000 schedules could not be judged: it sends a signal");
}

TEST_F(SearchLimits, OfOneStrategyAreNoneOfTheOthers) {
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage = passing(line);
    const bool is_chance = stage.strategy != "usual" && stage.strategy != "lockstep";
    if (is_chance && stage.strategy != "dfs") return stage;
    stage.inconclusive = stage.too_long = stage.executions;
    stage.reason = "a schedule is too long";
    return stage;
  };
  EXPECT_EQ(searched().inconclusive, "") << "nothing is chance there, or they go to lengths";
  budget_ = {.schedules = 100, .strategy = "dfs"};
  EXPECT_EQ(searched().inconclusive, "a schedule is too long") << "it alone was asked for";
}

TEST_F(SearchLimits, LeaveTheFailureOfASessionThatIsCutOff) {
  explored_.ending = Ending::signalled;
  explored_.ends = [](const std::string&, const PlanLines&) { return deadlock("-"); };
  const Exploration found = searched();
  EXPECT_TRUE(found.failure);
  EXPECT_EQ(found.inconclusive, "");
}

TEST_F(SearchLimits, AreAnErrorWhereTheProgramCannotBeRun) {
  explored_.refused = "a thread is started before main";
  const Result<Exploration> found = search(host_, explored_.program, budget_);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().message, "a thread is started before main");
}

}  // namespace
}  // namespace ccgrade::explore
