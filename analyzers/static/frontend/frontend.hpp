#pragma once
#include <string>
#include <vector>

#include "analyzers/static/engine/models.hpp"
#include "analyzers/static/engine/summary.hpp"
#include "grader/model/result.hpp"

namespace ccgrade::frontend {

/// How to run the compiler's front half.
struct Toolchain {
  std::string compiler;      ///< path of clang++, from which it finds the system's headers
  std::string resource_dir;  ///< of the same version
};

/// Parses one translation unit and summarises the functions that it defines outside system headers.
/// The error of a unit that does not compile is the compiler's first complaints.
Result<UnitSummary> summarise(const Toolchain& toolchain, const Models& models,
                              const std::string& source, const std::vector<std::string>& flags);

}  // namespace ccgrade::frontend
