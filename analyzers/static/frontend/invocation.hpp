#pragma once
#include <clang/Frontend/FrontendActions.h>

#include <memory>
#include <string>
#include <vector>

#include "analyzers/static/frontend/frontend.hpp"

namespace ccgrade::frontend {

/// Has the compiler parse one source file for `action`. The error of one that does not compile is
/// its first complaints.
Status parse(const Toolchain& toolchain, const std::string& source,
             const std::vector<std::string>& flags, std::unique_ptr<clang::FrontendAction> action);

}  // namespace ccgrade::frontend
