#pragma once
#include <string>
#include <vector>

#include "analyzers/dynamic/symbols/symbolizer.hpp"

namespace ccgrade {

/// Is the fault in these frames the one that the harness plants at the end of a run
/// (grader/harness/canary.hpp)?
bool is_canary(const std::vector<SourceFrame>& frames);

/// Why a tool that said nothing of it has not judged anything.
std::string silenced(const std::string& tool);

}  // namespace ccgrade
