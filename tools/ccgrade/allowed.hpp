#pragma once
#include "grader/model/static_analysis.hpp"

namespace ccgrade {

/// Takes out the findings that a comment in the source allows, on the finding's line or the one
/// before it, and counts them:
///     // ccgrade: allow(callback-under-lock): the caller is asked to hold it
/// A comment that gives no reason allows nothing. For `ccgrade check` alone: what is graded cannot
/// excuse itself.
void drop_allowed(StaticAnalysis& analysis);

}  // namespace ccgrade
