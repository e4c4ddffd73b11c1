#pragma once
#include <optional>
#include <stop_token>

#include "grader/host/process.hpp"

namespace ccgrade {

// How commands end, in words, whoever watches them.

/// Why a command is not even started.
std::optional<Outcome> refusal_of(const Command& command, const std::stop_token& stop);
/// `status`: as wait() has it.
Outcome outcome_of(int status);
/// Why one that has run for so long has to end now.
std::optional<Outcome> over_time(const Command& command, const std::stop_token& stop,
                                 double seconds);
Outcome over_memory(const Command& command);
/// The same of one that has printed so much.
std::optional<Outcome> over_output(const Command& command, std::size_t printed);

/// How long the first channel of a running command has been quiet.
class Patience {
 public:
  explicit Patience(double quiet_seconds) : quiet_seconds_(quiet_seconds) {}
  /// `heard`: bytes so far; `seconds`: since the command started. Nothing: it may go on.
  std::optional<Outcome> over(std::size_t heard, double seconds);

 private:
  double quiet_seconds_;
  std::size_t heard_ = 0;
  double since_ = 0;
};

}  // namespace ccgrade
