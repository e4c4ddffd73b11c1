#pragma once
#include <string>
#include <vector>

#include "analyzers/audit/construct.hpp"
#include "analyzers/static/frontend/frontend.hpp"

namespace ccgrade::frontend {

/// All constructs of one translation unit that stand outside the system's headers, whatever they
/// claim to be. The error of a unit that does not compile is the compiler's first complaints.
Result<std::vector<audit::Construct>> list_constructs(const Toolchain& toolchain,
                                                      const std::string& source,
                                                      const std::vector<std::string>& flags);

}  // namespace ccgrade::frontend
