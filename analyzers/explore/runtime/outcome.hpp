#pragma once
#include <cstdint>

namespace ccgrade::explore {

/// How an execution ended. The names in what the driver reads are these, with '-' for '_'.
enum class Verdict : std::uint8_t {
  none,
  passed,
  race,
  deadlock,
  lost_wakeup,
  assertion,
  crash,
  leak,
  exit,
  use_after_free,
  misuse,
  uncaught_exception,
  terminate,     ///< std::terminate was called; why, the driver finds out
  inconclusive,  ///< no judgement: a limit was reached, or something is out of the explorer's reach
  covered,       ///< cut off, because every way to go on was explored before
};

const char* name_of(Verdict verdict);

/// One side of a failure.
struct Party {
  int thread = -1;
  std::uintptr_t pc = 0;
};

constexpr int kMostParties = 16;

/// How one execution ended; plain data that a child process leaves in shared memory.
struct Outcome {
  Verdict verdict = Verdict::none;
  char message[512] = {};
  Party parties[kMostParties];  ///< those of no thread are none
  std::uintptr_t address = 0;
  std::uint64_t event_hash = 0;
  std::uint32_t steps = 0;      ///< operations of all threads
  std::uint32_t decisions = 0;  ///< points at which more than one thread could go on
  std::uint32_t threads = 0;
  std::uint64_t work = 0;  ///< hooks that all threads passed …
  std::uint64_t span = 0;  ///< … and the longest chain of them that must come one by one
  bool too_long = false;   ///< inconclusive for having more steps than are allowed
  bool by_time = false;    ///< inconclusive for the time that it took, which the machine may have
  /// A thread let others go first, by itself or after a long turn, or a notification had several
  /// to wake: more than priorities decided.
  bool led_away = false;
  bool limited = false;  ///< more surprises would have been possible than were allowed
};

}  // namespace ccgrade::explore
