#pragma once
#include <pthread.h>
#include <time.h>

#include <cstdint>

namespace ccgrade::explore {

/// Seconds after which nobody would be alive to see it. `LONG_MAX` seconds mean for ever, too.
constexpr std::uint64_t kForEver = 7'000'000'000;

/// Every clock of the program shows the execution's virtual time, in nanoseconds since the epoch.
inline std::uint64_t nanoseconds(const timespec& time) {
  if (time.tv_sec < 0) return 0;
  if (time.tv_sec >= static_cast<time_t>(kForEver)) return kForEver * 1'000'000'000;
  return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000 +
         static_cast<std::uint64_t>(time.tv_nsec);
}

/// Otherwise the call that is given it fails by EINVAL.
inline bool has_nanoseconds(const timespec& time) {
  return time.tv_nsec >= 0 && time.tv_nsec < 1'000'000'000;
}
inline bool is_duration(const timespec& time) {
  return time.tv_sec >= 0 && has_nanoseconds(time);
}

/// An absolute time as a deadline; 0, none, where it never comes.
inline std::uint64_t deadline_of(const timespec& until) {
  if (until.tv_sec >= static_cast<time_t>(kForEver)) return 0;
  const std::uint64_t at = nanoseconds(until);
  return at ? at : 1;
}

}  // namespace ccgrade::explore
