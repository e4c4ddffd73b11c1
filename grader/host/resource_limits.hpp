#pragma once
#include <sys/resource.h>

namespace ccgrade {

/// To end by SIGXCPU before SIGKILL does it.
inline constexpr rlim_t kGraceSeconds = 5;

/// `grace`: between the limit that warns and the one that ends. Async-signal-safe.
inline void limit_resource(int resource, rlim_t value, rlim_t grace = 0) {
  const rlimit both{value, value + grace};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

/// What every command gets, confined or not: no core file, and so much of the processor's time and
/// of a file. For the process that calls, which is to become the command. Async-signal-safe.
inline void limit_command(long cpu_seconds, long file_kib) {
  limit_resource(RLIMIT_CORE, 0);
  limit_resource(RLIMIT_CPU, static_cast<rlim_t>(cpu_seconds), kGraceSeconds);
  limit_resource(RLIMIT_FSIZE, static_cast<rlim_t>(file_kib) * 1024);
}

}  // namespace ccgrade
