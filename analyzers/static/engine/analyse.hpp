#pragma once
#include <vector>

#include "analyzers/static/engine/models.hpp"
#include "analyzers/static/engine/summary.hpp"
#include "grader/model/static_analysis.hpp"

namespace ccgrade {

/// What the checks say of a program, and of which functions they do not see everything.
struct Judgement {
  std::vector<Finding> findings;  ///< in order of file, line and rule; without id and fingerprint
  std::vector<UnreadUnit> in_part;
};

/// Runs every check on the program that these units make together. Pure.
Judgement analyse(std::vector<UnitSummary> units, Models models);

}  // namespace ccgrade
