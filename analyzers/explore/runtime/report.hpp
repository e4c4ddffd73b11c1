#pragma once
#include "plan.hpp"

namespace ccgrade::explore {

struct StageResult {
  std::uint32_t executions = 0;
  std::uint32_t inconclusive = 0;
  std::uint32_t too_long = 0;           ///< of the inconclusive ones
  std::uint32_t led_away = 0;           ///< where more than priorities decided
  std::uint32_t most_steps = 0;         ///< of one execution, up to now
  std::uint32_t covered = 0;            ///< cut off, as nothing new could follow
  bool failed = false;                  ///< the last execution, and the stage with it
  bool exhausted = false;               ///< every interleaving was tried
  bool lasting = false;                 ///< an execution changed what the kernel keeps
  bool late = false;                    ///< the plan's time was over
  bool limited = false;                 ///< but for those with more surprises than were allowed
  std::uint32_t missed_departures = 0;  ///< of a replay: what the schedule asked for in vain
  std::uint64_t last_seed = 0;
  std::uint64_t steps = 0;
  double seconds = 0;
  Outcome first_inconclusive;

  void take(const Outcome& outcome) {
    steps += outcome.steps;
    limited |= outcome.limited;
    led_away += outcome.led_away;
    covered += outcome.verdict == Verdict::covered;
    if (outcome.verdict != Verdict::inconclusive) return;
    // Why one was out of reach says more than that one was too long.
    const bool says_more = inconclusive == too_long && !outcome.too_long;
    if (inconclusive == 0 || says_more) first_inconclusive = outcome;
    ++inconclusive;
    too_long += outcome.too_long;
  }
};

/// Lines of JSON to the driver, over a descriptor that nothing of the program writes to.
class Report {
 public:
  explicit Report(int fd);

  /// Is the descriptor still what it was at first? The program may have closed it.
  bool is_intact() const;

  /// How a stage went; `last` is its last execution, the failing one where one failed.
  void stage(const Stage& stage, const StageResult& result, const Execution& last) const;
  void trace(const Execution& execution) const;
  void coverage(const Coverage& coverage) const;
  void refused(const char* sentence) const;

 private:
  int fd_;
  std::uint64_t file_ = 0;  ///< its number in the file system
};

}  // namespace ccgrade::explore
