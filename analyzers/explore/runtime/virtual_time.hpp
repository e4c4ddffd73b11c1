#pragma once
#include <pthread.h>
#include <time.h>

#include <cstdint>

namespace ccgrade::explore {

/// Every clock of the program shows the execution's virtual time, in nanoseconds since the epoch.
inline std::uint64_t nanoseconds(const timespec& time) {
  if (time.tv_sec < 0) return 0;
  return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000 +
         static_cast<std::uint64_t>(time.tv_nsec);
}

/// An absolute time as a deadline; 0, none, where nobody would live to see it: `LONG_MAX` seconds
/// mean for ever.
inline std::uint64_t deadline_of(const timespec& until) {
  constexpr time_t kYear2200 = 7'258'118'400;
  if (until.tv_sec >= kYear2200) return 0;
  const std::uint64_t at = nanoseconds(until);
  return at ? at : 1;
}

}  // namespace ccgrade::explore
