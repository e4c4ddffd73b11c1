#include <gmock/gmock.h>

#include "analyzers/explore/driver/portfolio.hpp"
#include "analyzers/explore/driver/search.hpp"
#include "tests/fakes/searched_program.hpp"

namespace ccgrade::explore {
namespace {

using testing::Contains;
using testing::ElementsAre;

/// What a search says of how much was looked at.
class SearchFigures : public SearchedProgram {};

TEST_F(SearchFigures, LeaveOutWhatHadBeenTriedBefore) {
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage = passing(line);
    stage.covered = line.starts_with("run dfs") ? 50 : 0;
    return stage;
  };
  const Exploration found = searched();
  EXPECT_EQ(found.covered, 50);
  EXPECT_EQ(found.schedules, 1'000 - 50);
}

TEST_F(SearchFigures, MeasureTheDefaultSchedule) {
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage = passing(line);
    const bool usual = stage.strategy == "usual";
    stage.work = usual ? 80 : 90;
    stage.span = usual ? 20 : 30;
    return stage;
  };
  const Exploration found = searched();
  EXPECT_EQ(found.work, 80);
  EXPECT_EQ(found.span, 20);
}

TEST_F(SearchFigures, AreOfSamplesAndNotOfWhatTriesEverything) {
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage = passing(line);
    stage.threads = line.starts_with("run pos") ? 6 : 3;
    stage.steps = line.starts_with("run dfs") ? 900 : line.starts_with("run pct") ? 70 : 60;
    return stage;
  };
  const Exploration found = searched();
  EXPECT_EQ(found.threads, 6);
  EXPECT_EQ(found.points, 70);
}

TEST_F(SearchFigures, BoundWhatWasMissedByTheSchedulesOfThatDepthWithoutSurprises) {
  for (const char* other : {"pos", "pct:3"}) {
    budget_.strategy = other;
    EXPECT_EQ(searched().miss_bound, 1) << other;
  }
  budget_.strategy = "pct:2";
  const Exploration found = searched();
  EXPECT_EQ(found.miss_bound, miss_bound(2, found.threads, found.points, 999 / 2));
}

TEST_F(SearchFigures, BoundNothingWhereASingleThreadLetOthersGoFirst) {
  budget_.strategy = "pct:2";
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage = passing(line);
    stage.led_away = 1;
    return stage;
  };
  EXPECT_EQ(searched().miss_bound, 1);
}

TEST_F(SearchFigures, BoundByTheLongestExecutionAndNotTheLastOne) {
  budget_.strategy = "pct:2";
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage = passing(line);
    stage.steps = 60;
    stage.most_steps = 700;
    return stage;
  };
  EXPECT_EQ(searched().points, 700);
}

TEST_F(SearchFigures, NeverClaimEverythingWhereAFailureWasFound) {
  explored_.ends = [](const std::string& line, const PlanLines&) {
    const bool second_round = line.starts_with("run random:20") && !line.ends_with(" 40");
    if (second_round || !line.starts_with("run")) return deadlock("-");
    StageReport stage = passing(line);
    stage.exhausted = stage.limited = line.starts_with("run dfs");
    return stage;
  };
  const Exploration found = searched();
  ASSERT_TRUE(found.failure);
  EXPECT_THAT(explored_.stages(), Contains(testing::StartsWith("run dfs")));
  EXPECT_FALSE(found.exhausted);
  EXPECT_FALSE(found.surprises);
}

TEST_F(SearchFigures, CountTheOrdersThatAnyExecutionShowedWhereThatIsAsked) {
  explored_.ends = [](const std::string& line, const PlanLines&) {
    const OrderedPair seen = line.starts_with("run surw") ? OrderedPair{1, 2} : OrderedPair{2, 1};
    return Executed(passing(line), {}, {seen});
  };
  EXPECT_FALSE(searched().coverage);
  explored_.program.coverage = true;
  const Exploration found = searched();
  ASSERT_TRUE(found.coverage);
  EXPECT_EQ(found.coverage->pairs, 1);
  EXPECT_EQ(found.coverage->both_orders, 1);
}

/// A search for a bug that is predicted at two lines; the program comes to one of them.
class PredictedBugs : public SearchFigures {
 protected:
  PredictedBugs() {
    symbols_.add(0x100, "bank.cpp", 52);
    budget_.aims = {{"bank.cpp", 52, 0}, {"bank.cpp", 60, 0}};
    explored_.ends = [](const std::string& line, const PlanLines&) {
      StageReport stage = passing(line);
      if (line.starts_with("run directed")) {
        stage.inconclusive = stage.too_long = stage.executions;
        stage.reason = "a schedule is too long";
      }
      return Executed(stage, line == "record -" ? std::vector{step("lock", 0, 0x100)}
                                                : std::vector<TraceStep>{});
    };
  }
};

TEST_F(PredictedBugs, AreAimedAt) {
  const Exploration found = searched();
  EXPECT_THAT(explored_.stages(), Contains("run directed 1 100"));
  EXPECT_EQ(asked(explored_.plans().back(), "aim"), "256");
  EXPECT_THAT(found.missed_aims, ElementsAre("bank.cpp:60"));
}

TEST_F(PredictedBugs, DoNotEndASearchWhereHoldingThreadsBackLeadsNowhere) {
  const Exploration found = searched();
  EXPECT_EQ(found.inconclusive, "");
  EXPECT_EQ(found.schedules, 1'000);
}

}  // namespace
}  // namespace ccgrade::explore
