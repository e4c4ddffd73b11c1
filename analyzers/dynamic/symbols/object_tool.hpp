#pragma once
#include <string>
#include <vector>

#include "grader/host/host.hpp"

namespace ccgrade {

/// What one of LLVM's tools, such as {"llvm-nm-19", "--undefined-only"}, prints of these objects.
/// An Error when it cannot read them.
Result<std::string> run_object_tool(Host& host, std::vector<std::string> tool,
                                    const std::vector<std::string>& objects);

}  // namespace ccgrade
