// Time is virtual: it passes by looking at it and by waiting, never by itself. A sleep may end as
// soon as it began as far as the other threads can tell, since they may be arbitrarily slow; so it
// is a yield that moves the clock.
#include "sleeping.hpp"

#include <errno.h>
#include <sched.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include <ctime>

#include "execution.hpp"
#include "virtual_time.hpp"

using namespace ccgrade::explore;

namespace {

bool never(const Thread&) {
  return false;
}

timespec as_timespec(std::uint64_t time) {
  return {static_cast<time_t>(time / 1'000'000'000), static_cast<long>(time % 1'000'000'000)};
}

constexpr std::uint64_t kBeforeMain = 1'699'999'999'000'000'000;

/// Static initialisers may look at the clock as well.
std::uint64_t look() {
  return the_execution ? the_execution->look_at_clock() : kBeforeMain;
}

constexpr std::uint64_t kComputedBeforeMain = 1'000'000;

/// Only looking at a clock takes the processor's time, as far as the program sees.
std::uint64_t computed_by_all() {
  if (!the_execution) return kComputedBeforeMain;
  the_execution->look_at_clock();
  return kComputedBeforeMain + the_execution->computed();
}
/// The first one has made the static objects as well.
std::uint64_t computed_by(const Thread& thread) {
  return thread.id == 0 ? kComputedBeforeMain + thread.computed : thread.computed;
}
std::uint64_t computed_by_this_thread() {
  if (!the_execution) return kComputedBeforeMain;
  the_execution->look_at_clock();
  return computed_by(the_execution->self());
}

/// As pthread_getcpuclockid() gives them here; those of the kernel's for threads have that bit.
constexpr clockid_t kOfAThread = 4;
clockid_t clock_of(const Thread& thread) {
  return static_cast<clockid_t>(~static_cast<unsigned>(thread.id) << 3) | kOfAThread;
}

/// Those of another thread or process are negative.
std::uint64_t look_at(clockid_t clock) {
  if (clock == CLOCK_THREAD_CPUTIME_ID) return computed_by_this_thread();
  if (clock == CLOCK_PROCESS_CPUTIME_ID) return computed_by_all();
  if (clock >= 0) return look();
  const std::uint64_t all = computed_by_all();
  const auto id = ~static_cast<unsigned>(clock >> 3);
  if (!the_execution || !(clock & kOfAThread) || id >= the_execution->threads().size()) return all;
  return computed_by(*the_execution->threads()[id]);
}

}  // namespace

namespace ccgrade::explore {

void sleep_until(std::uint64_t deadline, std::uintptr_t pc) {
  if (!the_execution || deadline <= the_execution->now()) return;
  if (deadline >= kForEver * 1'000'000'000) deadline = 0;
  the_execution->point({.kind = OpKind::sleep, .pc = pc, .ready = &never, .deadline = deadline});
}

void sleep_for(std::uint64_t duration, std::uintptr_t pc) {
  if (the_execution) sleep_until(the_execution->now() + duration, pc);
}

}  // namespace ccgrade::explore

extern "C" {

int pthread_getcpuclockid(pthread_t handle, clockid_t* clock) {
  const Thread* thread = the_execution ? the_execution->by_handle(handle) : nullptr;
  if (the_execution && !thread) return ESRCH;
  *clock = thread ? clock_of(*thread) : CLOCK_THREAD_CPUTIME_ID;
  return 0;
}
int clock_gettime(clockid_t clock, timespec* time) {
  *time = as_timespec(look_at(clock));
  return 0;
}
std::clock_t clock() {
  return static_cast<std::clock_t>(computed_by_all() / (1'000'000'000 / CLOCKS_PER_SEC));
}
int timespec_get(timespec* time, int base) {
  if (base != TIME_UTC) return 0;
  *time = as_timespec(look());
  return base;
}
int gettimeofday(timeval* __restrict time, void* __restrict) {
  const timespec now = as_timespec(look());
  *time = {now.tv_sec, now.tv_nsec / 1000};
  return 0;
}
time_t time(time_t* result) {
  const time_t now = as_timespec(look()).tv_sec;
  if (result) *result = now;
  return now;
}
int nanosleep(const timespec* duration, timespec*) {
  if (!is_duration(*duration)) {
    errno = EINVAL;
    return -1;
  }
  sleep_for(nanoseconds(*duration), CCGRADE_HERE);
  return 0;
}
int clock_nanosleep(clockid_t, int flags, const timespec* duration, timespec*) {
  if (!is_duration(*duration)) return EINVAL;
  if (!the_execution) return 0;
  const std::uint64_t from = flags & TIMER_ABSTIME ? 0 : the_execution->now();
  sleep_until(from + nanoseconds(*duration), CCGRADE_HERE);
  return 0;
}
int usleep(useconds_t microseconds) {
  sleep_for(std::uint64_t{microseconds} * 1000, CCGRADE_HERE);
  return 0;
}
unsigned sleep(unsigned seconds) {
  sleep_for(std::uint64_t{seconds} * 1'000'000'000, CCGRADE_HERE);
  return 0;
}
int sched_yield() {
  if (the_execution) the_execution->yield(CCGRADE_HERE);
  return 0;
}

}  // extern "C"
