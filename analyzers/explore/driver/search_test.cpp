#include "analyzers/explore/driver/search.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/searched_program.hpp"

namespace ccgrade::explore {
namespace {

using testing::Contains;
using testing::Not;
using testing::StartsWith;

/// A program's search, on a machine with two cores: batches run in pairs.
class Search : public SearchedProgram {
 protected:
  /// The plans of the batches of this strategy.
  std::vector<PlanLines> plans_of(const std::string& strategy) const {
    std::vector<PlanLines> wanted;
    for (const PlanLines& plan : explored_.plans())
      if (plan.back().starts_with("run " + strategy + " ")) wanted.push_back(plan);
    return wanted;
  }
};

StageReport race() {
  StageReport stage = deadlock("0@1>1");
  stage.verdict = "race";
  return stage;
}

TEST_F(Search, MakesItsFirstFailureAsShortAsItCanAndTellsIt) {
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage =
        deadlock(line.starts_with("run surw") ? "0@1>1,1@2>0,0@5>2"
                                              : write_schedule(passing(line).schedule));
    stage.executions = 3;
    if (std::ranges::count(stage.schedule, Switch{0, 5, 2}) == 0) return passing(line);
    return stage;
  };
  const Exploration found = searched();
  ASSERT_TRUE(found.failure);
  EXPECT_EQ(found.failure->kind, "deadlock");
  EXPECT_EQ(found.failure->switches, 1);
  EXPECT_THAT(found.failure->token, StartsWith("cc1:0@5>2:"));
  EXPECT_EQ(found.first_failure, 1 + 4 + 40 + 3) << "the usual one, two batches, and three more";
  EXPECT_EQ(found.inconclusive, "");
}

TEST_F(Search, SaysWhatItSawThoughItCannotShowIt) {
  explored_.ends = [this](const std::string& line, const PlanLines&) {
    StageReport stage = line.starts_with("run surw") ? deadlock("0@1>1") : passing(line);
    if (stage.failed()) explored_.refused = "there is no memory left";
    return stage;
  };
  budget_.strategy = "surw";
  const Exploration found = searched();
  EXPECT_FALSE(found.failure);
  EXPECT_EQ(found.inconclusive,
            "a schedule ends in deadlock (threads wait for each other in a cycle), and cannot be "
            "shown: there is no memory left");
}

TEST_F(Search, TellsTheFailureOfTheFirstBatchWhoeverWasFaster) {
  explored_.ends = [](const std::string& line, const PlanLines&) {
    if (line.starts_with("run surw")) return deadlock("0@1>1");
    if (line.starts_with("run pct:2")) return race();
    return line.starts_with("run") ? passing(line) : deadlock(line.substr(7));
  };
  const Exploration found = searched();
  ASSERT_TRUE(found.failure);
  EXPECT_EQ(found.failure->kind, "deadlock");
  EXPECT_THAT(explored_.stages(), Contains(StartsWith("run pct:2"))) << "it ran beside it";
  EXPECT_THAT(explored_.stages(), Not(Contains(StartsWith("run pct:3")))) << "nothing came after";
}

TEST_F(Search, ClaimsNoInterleavingOfAProgramThatLeavesTracesBehind) {
  for (const bool lasting : {false, true}) {
    explored_.ends = [&](const std::string& line, const PlanLines&) {
      StageReport stage = passing(line);
      stage.exhausted = line.starts_with("run dfs");
      stage.lasting = lasting;
      return stage;
    };
    const Exploration found = searched();
    EXPECT_EQ(found.exhausted, !lasting);
    EXPECT_EQ(found.leaves_traces, lasting);
  }
}

TEST_F(Search, RunsNothingBesideAProgramThatLeavesTracesBehind) {
  for (const bool lasting : {false, true}) {
    explored_.ends = [&](const std::string& line, const PlanLines&) {
      StageReport stage = line.starts_with("run lockstep") ? deadlock("0@1>1") : passing(line);
      stage.lasting = lasting;
      return line.starts_with("run") ? stage : deadlock(line.substr(7));
    };
    const std::size_t before = explored_.plans().size();
    ASSERT_TRUE(searched().failure);
    const std::vector<PlanLines> plans = explored_.plans();
    const bool others = std::ranges::any_of(
        plans.begin() + static_cast<long>(before), plans.end(),
        [](const PlanLines& plan) { return plan.back().starts_with("run random:20"); });
    EXPECT_EQ(others, !lasting);
  }
}

TEST_F(Search, TakesTheDefaultScheduleOfABatchForALessonUnlessItFails) {
  budget_.strategy = "pos";
  EXPECT_EQ(searched().schedules, 1'000);
  explored_.ends = [](const std::string& line, const PlanLines&) {
    return line.starts_with("run usual") ? deadlock("-") : passing(line);
  };
  EXPECT_EQ(searched().schedules, 1);
}

TEST_F(Search, IsOverWhenEveryInterleavingWasTried) {
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage = passing(line);
    stage.exhausted = line.starts_with("run dfs");
    return stage;
  };
  const Exploration found = searched();
  EXPECT_TRUE(found.exhausted);
  EXPECT_FALSE(found.surprises);
  EXPECT_FALSE(found.miss_bound) << "nothing was missed";
  EXPECT_LT(found.schedules, 1'000);
  EXPECT_EQ(plans_of("random:20").size(), 1u) << "no second round";
}

TEST_F(Search, GoesOnWhereOnlyFewSurprisesWereTried) {
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage = passing(line);
    stage.exhausted = stage.limited = line.starts_with("run dfs");
    return stage;
  };
  const Exploration found = searched();
  EXPECT_TRUE(found.exhausted);
  EXPECT_EQ(found.surprises, 1);
  EXPECT_EQ(found.schedules, 1'000);
}

TEST_F(Search, HasNotTriedEverythingWhereRacesAreNoFailures) {
  explored_.program.races = false;
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage = passing(line);
    stage.exhausted = true;
    return stage;
  };
  const Exploration found = searched();
  EXPECT_FALSE(found.exhausted);
  EXPECT_TRUE(found.miss_bound);
}

TEST_F(Search, AllowsOneSurpriseWhereItTriesAllOfThemAndMoreElsewhere) {
  explored_.program.surprises = 4;
  searched();
  for (const PlanLines& plan : plans_of("dfs")) EXPECT_EQ(asked(plan, "surprises"), "1");
  for (const PlanLines& plan : plans_of("random:5")) EXPECT_EQ(asked(plan, "surprises"), "4");
  EXPECT_EQ(plans_of("dfs").size(), 1u);
}

TEST_F(Search, LetsARaceOfTheLibraryPassAndBeginsAgain) {
  symbols_.add(0x100, "/usr/include/c++/12/bits/locale_facets.h", 7);
  symbols_.add(0x200, "/usr/include/c++/12/bits/locale_facets.h", 9);
  explored_.ends = [](const std::string& line, const PlanLines& plan) {
    const bool excused = asked(plan, "unjudged") == "256";
    return line.starts_with("run surw") && !excused ? race() : passing(line);
  };
  const Exploration found = searched();
  EXPECT_FALSE(found.failure);
  EXPECT_EQ(found.schedules, 1'000) << "those of the first search do not count";
  EXPECT_EQ(plans_of("usual").size(), 2u);
}

}  // namespace
}  // namespace ccgrade::explore
