#include <gmock/gmock.h>

#include "analyzers/explore/driver/search.hpp"
#include "tests/fakes/searched_program.hpp"

namespace ccgrade::explore {
namespace {

using testing::Contains;
using testing::StartsWith;

class SearchTime : public SearchedProgram {};

TEST_F(SearchTime, OfASessionEndsNoSearch) {
  budget_ = {.schedules = 101, .strategy = "pos"};
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage = passing(line);
    stage.late = stage.executions == 40;
    if (stage.late) stage.executions = 15;
    return stage;
  };
  EXPECT_EQ(searched().schedules, 101);
  EXPECT_THAT(explored_.stages(), Contains("run pos 1000015 25"));
}

// A look at the clock takes a second: when a search begins, at each batch, and after two of them.
TEST_F(SearchTime, IsNoJudgementWhereItWasEnoughForFewSchedules) {
  budget_ = {.schedules = 5'000, .seconds = 1, .at_least = 5'000, .strategy = "pos"};
  EXPECT_THAT(searched().inconclusive,
              StartsWith("only 601 of 5000 schedules were tried in 6 seconds: "));
}

TEST_F(SearchTime, IsOverForASearchThatHasEnough) {
  budget_ = {.schedules = 5'000, .seconds = 1, .at_least = 41, .strategy = "pos"};
  const Exploration found = searched();
  EXPECT_EQ(found.inconclusive, "");
  EXPECT_EQ(found.schedules, 1 + 40 + 80) << "one look at two batches";
}

TEST_F(SearchTime, IsOverWhenTheUserStops) {
  host_.set_stopping(true);
  EXPECT_EQ(searched().schedules, 1);
}

}  // namespace
}  // namespace ccgrade::explore
