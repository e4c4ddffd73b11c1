#pragma once
#include "grader/pipeline/grade.hpp"
#include "tools/ccgrade/context.hpp"

namespace ccgrade {

/// All observers that this build has.
Probes make_all_probes();

/// Grades with everything a Context has: cache, rules, observers.
Result<GradeRecord> grade_in(const Context& context, const GradeRequest& request,
                             Progress& progress);
/// The same by some observers only: what it finds is found, what it does not says nothing.
Result<GradeRecord> grade_by(const Probes& probes, const Context& context,
                             const GradeRequest& request, Progress& progress);

/// The exit code that a verdict leaves with.
Exit exit_of(const GradeRecord& record);

}  // namespace ccgrade
