#include "analyzers/explore/driver/scenario.hpp"

#include <gmock/gmock.h>

namespace ccgrade::explore {
namespace {

using testing::ElementsAre;

std::vector<std::string> settings(const std::map<std::string, int>& scale) {
  ScenarioSpec scenario;
  scenario.name = "transfers";
  scenario.scale.insert(scale.begin(), scale.end());
  return scenario_program("program", scenario, 7).env;
}

TEST(AScenario, RunsAtTheExplorersScale) {
  EXPECT_THAT(settings({{"explore", 2}, {"default", 100}}),
              ElementsAre("CCGRADE_SCENARIOS=transfers:2", "CCGRADE_SEED=7"));
  EXPECT_EQ(settings({{"default", 100}})[0], "CCGRADE_SCENARIOS=transfers:100");
}

}  // namespace
}  // namespace ccgrade::explore
