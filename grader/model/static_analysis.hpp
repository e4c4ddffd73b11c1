#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "grader/model/finding.hpp"
#include "grader/model/record.hpp"

namespace ccgrade {

/// A unit that was not analysed, or not all of it, and why: such a program is never clean.
struct UnreadUnit {
  std::string source;
  std::string reason;
};

/// What the static analysis of any number of units says.
struct StaticAnalysis {
  std::vector<Finding> findings;
  std::vector<UnreadUnit> not_analysed;
  std::size_t analysed = 0;         ///< units
  std::size_t unchanged = 0;        ///< those among them whose summary was still good
  std::size_t allowed = 0;          ///< findings that a comment in the source allows
  std::vector<SourceFile> sources;  ///< that findings point into, for reports to show
};

}  // namespace ccgrade
