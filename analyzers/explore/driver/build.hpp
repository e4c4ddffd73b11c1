#pragma once
#include "analyzers/explore/driver/explore.hpp"

namespace ccgrade::explore {

struct Built {
  std::string program;               ///< its path
  std::vector<std::string> objects;  ///< of the sources, in their order
};

/// Compiles and links a program for the explorer into `folder`. The Error is the compiler's
/// complaints.
Result<Built> build_program(Host& host, const Installation& installation,
                            const ExploreRequest& request, const std::string& folder);

}  // namespace ccgrade::explore
