#pragma once
#include <ostream>

#include "grader/model/static_analysis.hpp"

namespace ccgrade {

/// ccgrade/check/v1: reports/schema/check.schema.json.
void render_check_json(const StaticAnalysis& analysis, std::ostream& out);

}  // namespace ccgrade
