#pragma once
#include <ostream>

#include "grader/model/static_analysis.hpp"

namespace ccgrade {

/// What `ccgrade check` has found, for a person at a terminal: each finding with the source of both
/// sides, what could not be analysed, and a count.
void render_check_text(const StaticAnalysis& analysis, bool coloured, std::ostream& out);

}  // namespace ccgrade
