#pragma once
#include <string>
#include <vector>

#include "grader/model/run.hpp"

namespace ccgrade {

/// What the harness told over its channel about one scenario.
struct ScenarioNote {
  std::string name;
  bool ended = false;
  bool passed = false;
  std::vector<std::string> failures;  ///< "harness/scenarios.cpp:12 what was expected"
};

struct HarnessLog {
  std::vector<ScenarioNote> scenarios;  ///< in the order in which they began
  bool complete = false;                ///< it said so, and how many there were
};

/// The lines that begin with the token, without it: nobody but the harness knows it.
std::string lines_with_token(const std::string& text, const std::string& token);

/// Reads the lines that harness_main.cpp writes; lines of another form are ignored.
HarnessLog parse_harness_log(const std::string& text);

}  // namespace ccgrade
