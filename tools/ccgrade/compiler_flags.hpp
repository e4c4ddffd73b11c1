#pragma once
#include <string>
#include <vector>

#include "grader/model/result.hpp"

namespace ccgrade {

/// Do the flags leave it to ccgrade what is made of the sources? No -c, -S, -E, -o.
Status check_flags(const std::vector<std::string>& flags);

/// A report may come from anybody: does it name one of the compilers that are known, and no flag by
/// which that would run something else?
Status check_reported_compiler(const std::string& compiler, const std::vector<std::string>& flags);

}  // namespace ccgrade
