// Timers of the kernel's run by real time, of which nothing passes in an execution.
#include <signal.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "execution.hpp"
#include "raw_syscall.hpp"
#include "system_calls.hpp"

using namespace ccgrade::explore;

namespace {

/// Stands for the process's only one.
constexpr char kAlarm = 0;

template <class... Arguments>
int calls(long number, Arguments... arguments) {
  return static_cast<int>(with_errno(call_for_program(number, {as_argument(arguments)...})));
}

}  // namespace

extern "C" {

unsigned alarm(unsigned seconds) {
  if (the_execution)
    the_execution->point({.kind = OpKind::alarm, .object = &kAlarm, .pc = CCGRADE_HERE});
  return static_cast<unsigned>(calls(SYS_alarm, seconds));
}
int setitimer(__itimer_which_t which, const itimerval* timer, itimerval* before) {
  return calls(SYS_setitimer, static_cast<long>(which), timer, before);
}
int timer_create(clockid_t clock, sigevent* event, timer_t* timer) {
  return calls(SYS_timer_create, clock, event, timer);
}
int timerfd_create(clockid_t clock, int flags) {
  return calls(SYS_timerfd_create, clock, flags);
}

}  // extern "C"
