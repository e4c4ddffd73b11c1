#pragma once
#include <vector>

#include "grader/model/finding.hpp"
#include "grader/model/rules.hpp"

namespace ccgrade {

/// One bug seen by several observers becomes one finding: the families agree and the conflicting
/// sites do. It keeps the most certain observer's story, static analysis's sentence, and
/// everybody's evidence. Agreement between suspicions stays a suspicion: ThreadSanitizer and
/// helgrind share their false alarms. The result is sorted, gravest first, with ids F1, F2, … and
/// fingerprints.
std::vector<Finding> merge(std::vector<Finding> findings, const RuleTable& rules);

}  // namespace ccgrade
