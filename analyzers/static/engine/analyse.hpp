#pragma once
#include <vector>

#include "analyzers/static/engine/models.hpp"
#include "analyzers/static/engine/summary.hpp"

namespace ccgrade {

/// Runs every check on the program that these units make together. Findings come in order of file,
/// line and rule, without id and fingerprint. Pure.
std::vector<Finding> analyse(std::vector<UnitSummary> units, Models models);

}  // namespace ccgrade
