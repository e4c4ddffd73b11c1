#pragma once
#include "analyzers/explore/driver/session.hpp"
#include "grader/model/challenge.hpp"

namespace ccgrade::explore {

/// One scenario of a program that was built in the variant "explore", at the explorer's scale.
Program scenario_program(const std::string& path, const ScenarioSpec& scenario, unsigned long seed);

}  // namespace ccgrade::explore
