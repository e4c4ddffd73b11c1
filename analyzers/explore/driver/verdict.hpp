#pragma once
#include "grader/model/exploration.hpp"
#include "grader/model/finding.hpp"
#include "grader/model/run.hpp"

namespace ccgrade::explore {

/// What an explored scenario means for grading: `run` gets its outcome, and the result is the
/// finding that a failure makes. A failure whose place is nowhere in the submission is nobody's
/// finding, and the run is not judged.
std::optional<Finding> judge(const Exploration& exploration, Run& run);

}  // namespace ccgrade::explore
