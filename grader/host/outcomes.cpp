#include "grader/host/outcomes.hpp"

#include <sys/wait.h>

#include <cstring>

namespace ccgrade {
namespace {

bool sane(const Limits& limits) {
  return limits.wall_seconds > 0 && limits.output_bytes > 0 && limits.memory_kib > 0 &&
         limits.file_kib > 0 && limits.cpu_seconds > 0;
}

Outcome still_running(double seconds) {
  return {Ending::timed_out, 0,
          "still running after " + std::to_string(static_cast<int>(seconds)) + " s"};
}

}  // namespace

std::optional<Outcome> refusal_of(const Command& command, const std::stop_token& stop) {
  if (stop.stop_requested()) return Outcome{Ending::interrupted, 0, "stopped by the user"};
  if (command.argv.empty() || !sane(command.limits))
    return Outcome{Ending::our_fault, 0, "a command without a program or with a limit of zero"};
  return std::nullopt;
}

Outcome outcome_of(int status) {
  if (!WIFSIGNALED(status)) return {Ending::exited, WEXITSTATUS(status), {}};
  const int signal = WTERMSIG(status);
  const char* described = sigdescr_np(signal);  // strsignal has one buffer for all threads
  return {Ending::signalled, signal, described ? described : "signal " + std::to_string(signal)};
}

std::optional<Outcome> over_time(const Command& command, const std::stop_token& stop,
                                 double seconds) {
  if (stop.stop_requested()) return Outcome{Ending::interrupted, 0, "stopped by the user"};
  if (seconds <= command.limits.wall_seconds) return std::nullopt;
  return still_running(seconds);
}

std::optional<Outcome> Patience::over(std::size_t heard, double seconds) {
  if (heard != heard_) {
    heard_ = heard;
    since_ = seconds;
  }
  if (quiet_seconds_ <= 0 || seconds - since_ <= quiet_seconds_) return std::nullopt;
  return still_running(seconds - since_);
}

Outcome over_memory(const Command& command) {
  return {Ending::out_of_memory, 0,
          "used more than " + std::to_string(command.limits.memory_kib / 1024) + " MiB of memory"};
}

std::optional<Outcome> over_output(const Command& command, std::size_t printed) {
  if (printed <= command.limits.flood_bytes) return std::nullopt;
  return Outcome{Ending::over_limit, 0,
                 "printed more than " + std::to_string(command.limits.flood_bytes >> 20) + " MiB"};
}

}  // namespace ccgrade
