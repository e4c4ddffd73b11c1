#pragma once
#include <functional>
#include <stop_token>
#include <string>

#include "grader/host/process.hpp"

namespace ccgrade {

/// What a command can be tried with.
struct Attempts {
  std::function<ProcessResult()> run;
  /// How many processes this machine has ended so far for lack of memory.
  std::function<long()> ended_for_memory;
};

/// Runs it, and once more where it failed through nobody's doing: it could not be started, whoever
/// watched it is gone, or the machine's memory ran out and the kernel chose it to be ended. What is
/// the second time so is told as our fault.
ProcessResult with_second_try(const Attempts& attempts, const std::stop_token& stop);

/// Of the text of /proc/vmstat; 0 where it does not say.
long ended_for_memory(const std::string& vmstat);

}  // namespace ccgrade
