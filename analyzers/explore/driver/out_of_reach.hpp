#pragma once
#include <string>
#include <vector>

#include "grader/host/host.hpp"

namespace ccgrade::explore {

/// Why a program of these objects cannot be explored, as far as they show it: a sentence without a
/// full stop. Empty when nothing speaks against it; an Error when they cannot be read.
Result<std::string> out_of_reach(Host& host, const std::vector<std::string>& objects);

}  // namespace ccgrade::explore
