#pragma once
#include "analyzers/explore/driver/explore.hpp"

namespace ccgrade::explore {

/// Compiles the sources of a program for the explorer into `folder`: an object for each. The Error
/// is the compiler's complaints.
Result<std::vector<std::string>> compile_program(Host& host, const Installation& installation,
                                                 const ExploreRequest& request,
                                                 const std::string& folder);

/// Links them with the explorer's runtime: the path of the program, or the linker's complaints.
Result<std::string> link_program(Host& host, const Installation& installation,
                                 const ExploreRequest& request,
                                 const std::vector<std::string>& objects,
                                 const std::string& folder);

}  // namespace ccgrade::explore
