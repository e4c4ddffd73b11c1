// The further ways to ask what time it is, which all lead to the virtual clock (sleeping.cpp).
#include "clock_calls.hpp"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>
#include <unistd.h>

#include <ctime>

#include "next_symbol.hpp"
#include "raw_syscall.hpp"

namespace ccgrade::explore {

std::optional<long> ask_clock(long number, const long (&a)[6]) {
  switch (number) {
    case SYS_clock_gettime:
      return clock_gettime(static_cast<clockid_t>(a[0]), reinterpret_cast<timespec*>(a[1]));
    case SYS_gettimeofday:
      return a[0] ? gettimeofday(reinterpret_cast<timeval*>(a[0]), nullptr) : 0;
    case SYS_time:
      return time(reinterpret_cast<time_t*>(a[0]));
    case SYS_getrusage:
      return getrusage(static_cast<__rusage_who_t>(a[0]), reinterpret_cast<rusage*>(a[1]));
    case SYS_times:
      return times(reinterpret_cast<tms*>(a[0]));
    default:
      return std::nullopt;
  }
}

}  // namespace ccgrade::explore

using namespace ccgrade::explore;

extern "C" {

/// In ticks; all the computing is the program's own.
clock_t times(tms* spent) noexcept {
  constexpr long kNanosecondsPerTick = 10'000'000;
  if (spent) *spent = {.tms_utime = clock() / (CLOCKS_PER_SEC / 100)};
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 100 + now.tv_nsec / kNanosecondsPerTick;
}

/// All the computing is the program's own; children have computed nothing.
int getrusage(__rusage_who_t who, rusage* usage) noexcept {
  const long result = with_errno(raw_syscall(SYS_getrusage, who, reinterpret_cast<long>(usage)));
  if (result != 0 || who == RUSAGE_CHILDREN) return static_cast<int>(result);
  timespec computed{};
  clock_gettime(who == RUSAGE_SELF ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_THREAD_CPUTIME_ID, &computed);
  usage->ru_utime = {computed.tv_sec, computed.tv_nsec / 1000};
  usage->ru_stime = {0, 0};
  return 0;
}

int sysinfo(struct sysinfo* machine) noexcept {
  const int result = next_symbol<int(struct sysinfo*)>("sysinfo")(machine);
  if (result == 0) machine->uptime = time(nullptr);
  return result;
}

}  // extern "C"
