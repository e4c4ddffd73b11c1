#pragma once
// Records to test renderings with. They look like what the pipeline writes, and never change by
// themselves.
#include <string>
#include <utility>
#include <vector>

#include "grader/model/record.hpp"

namespace ccgrade {

/// The starter of a bank: a lock-order inversion with both sides' trails, seen by static analysis
/// and by a run, one warning that costs, one suspicion that does not, an observer that is missing.
GradeRecord failing_record();
/// Full marks, with speeds.
GradeRecord passing_record();
/// Does not compile.
GradeRecord broken_record();
/// Markup, escape sequences and workflow commands in every string that a submission can reach.
GradeRecord hostile_record();
/// A value of every enum, every kind of evidence, numbers at their limits.
GradeRecord every_value_record();

/// All of them, with the names of their golden files.
std::vector<std::pair<std::string, GradeRecord>> sample_records();

}  // namespace ccgrade
