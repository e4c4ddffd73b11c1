#pragma once
#include <string>
#include <vector>

#include "grader/host/process.hpp"

namespace ccgrade {

/// Of a command's process: nothing of the user's own but where programs lie, and what it names.
std::vector<std::string> environment(const Command& command);

}  // namespace ccgrade
