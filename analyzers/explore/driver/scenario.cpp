#include "analyzers/explore/driver/scenario.hpp"

#include "analyzers/dynamic/execution/scenario_runner.hpp"

namespace ccgrade::explore {

Program scenario_program(const std::string& path, const ScenarioSpec& scenario,
                         unsigned long seed) {
  Program program;
  program.path = path;
  program.confined = true;
  program.env = {
      "CCGRADE_SCENARIOS=" + scenario.name + ":" + std::to_string(scale_for(scenario, "explore")),
      "CCGRADE_SEED=" + std::to_string(seed)};
  return program;
}

}  // namespace ccgrade::explore
