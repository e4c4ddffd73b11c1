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

/// An absolute time as a deadline, which is never 0.
inline std::uint64_t deadline_of(const timespec& until) {
  const std::uint64_t at = nanoseconds(until);
  return at ? at : 1;
}

}  // namespace ccgrade::explore
