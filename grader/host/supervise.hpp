#pragma once
#include <stop_token>

#include "grader/host/children.hpp"
#include "grader/host/process.hpp"

namespace ccgrade {

/// Starts the command in a process group of its own and stays with it to its end: reads its pipes,
/// holds it to its limits, ends whoever it leaves behind. Killed early when `stop` is requested.
ProcessResult supervise(const Command& command, Children& children, const std::stop_token& stop);

}  // namespace ccgrade
