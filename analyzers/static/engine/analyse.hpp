#pragma once
#include <string>
#include <vector>

#include "grader/model/finding.hpp"
#include "grader/model/result.hpp"

namespace ccgrade {

/// Runs every check on the program that these unit summaries (ccgrade-static's output, one JSON
/// text each) make together. Findings come in order of file, line and rule, without id and
/// fingerprint. Pure. Fails when a text is not a summary: a unit that was not analysed is never
/// clean.
Result<std::vector<Finding>> analyse(const std::vector<std::string>& summaries);

}  // namespace ccgrade
