#pragma once
#include <string>
#include <vector>

#include "analyzers/mutation/mutant.hpp"
#include "analyzers/static/frontend/frontend.hpp"

namespace ccgrade::frontend {

/// All mutants of what one translation unit defines outside the system's headers, in the files'
/// order. Some of them may not compile. The error of a unit that does not compile is the compiler's
/// first complaints.
Result<std::vector<mutation::Mutant>> list_mutants(const Toolchain& toolchain,
                                                   const std::string& source,
                                                   const std::vector<std::string>& flags);

}  // namespace ccgrade::frontend
