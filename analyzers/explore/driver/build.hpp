#pragma once
#include "analyzers/explore/driver/explore.hpp"

namespace ccgrade::explore {

/// Compiles and links a program for the explorer into `folder`; the path of the program, or the
/// compiler's complaints.
Result<std::string> build_program(Host& host, const Installation& installation,
                                  const ExploreRequest& request, const std::string& folder);

}  // namespace ccgrade::explore
