#include "grader/host/second_try.hpp"

#include <signal.h>

#include <cstdlib>

namespace ccgrade {
namespace {

/// A SIGKILL while somebody was ended for lack of memory was not of its own making.
ProcessResult attempt(const Attempts& attempts) {
  const long before = attempts.ended_for_memory();
  ProcessResult done = attempts.run();
  const bool killed = done.outcome.ending == Ending::signalled && done.outcome.code == SIGKILL;
  if (killed && attempts.ended_for_memory() > before)
    done.outcome = {Ending::our_fault, 0,
                    "the machine's memory ran out; give it more, or --jobs 1"};
  return done;
}

}  // namespace

ProcessResult with_second_try(const Attempts& attempts, const std::stop_token& stop) {
  ProcessResult done = attempt(attempts);
  const bool again = done.outcome.ending == Ending::our_fault && !stop.stop_requested();
  return again ? attempt(attempts) : done;
}

long ended_for_memory(const std::string& vmstat) {
  static const std::string kName = "\noom_kill ";
  const std::size_t at = vmstat.find(kName);
  return at == std::string::npos ? 0 : std::atol(vmstat.c_str() + at + kName.size());
}

}  // namespace ccgrade
