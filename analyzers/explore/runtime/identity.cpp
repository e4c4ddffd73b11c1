// Who a thread is, as the system tells: all of them borrow one thread of the kernel's.
#include "identity.hpp"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

#include "execution.hpp"
#include "next_symbol.hpp"
#include "raw_syscall.hpp"
#include "signals.hpp"
#include "system_calls.hpp"
#include "thread_end.hpp"

using namespace ccgrade::explore;

namespace {

Thread* by_handle(pthread_t handle) {
  return the_execution ? the_execution->by_handle(handle) : nullptr;
}

/// Does a signal that nobody handles end the process? (signal(7))
bool ends_process(int signal) {
  for (const int harmless :
       {SIGCHLD, SIGURG, SIGWINCH, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU})
    if (signal == harmless) return false;
  return signal > 0 && signal < NSIG;
}

/// By which the runtime watches the program; and those that would stop the process.
const char* beyond(int signal) {
  switch (signal) {
    case SIGSYS:
    case SIGPROF:
      return "the program sends itself a signal by which the explorer watches it";
    case SIGSTOP:
      return "the program stops itself, which the explorer does not follow";
    case SIGTSTP:
    case SIGTTIN:
    case SIGTTOU:
      return is_handled(signal) ? nullptr
                                : "the program stops itself, which the explorer does not follow";
    default:
      return nullptr;
  }
}

void check_survives(int signal, bool blocked, std::uintptr_t pc) {
  if (const char* why = beyond(signal)) refuse(why);
  if (!ends_process(signal) || action_of(signal).handler) return;
  if (blocked && signal != SIGKILL) return;
  char message[64];
  std::snprintf(message, sizeof message, "the program ends itself by signal %d", signal);
  the_execution->end(Verdict::crash, message, {the_execution->self().id, pc});
}

bool is_signal(int number) {
  return number > 0 && number < NSIG;
}

/// What all threads block waits, and so does what a handler blocks until it returns. What one
/// blocks and others do not would come to one of those, since one thread of the kernel's carries
/// them all.
void expect_signal(int signal, bool for_thread, std::uintptr_t pc) {
  const bool blocked = the_execution->blocks(the_execution->self(), signal);
  const bool blocked_by_all = the_execution->all_block(signal);
  check_survives(signal, for_thread ? blocked : blocked_by_all, pc);
  const bool ignored = action_of(signal).handler && !is_handled(signal);
  if (blocked) the_execution->keep_signal(signal, for_thread);
  if (blocked && !blocked_by_all && !ignored)
    refuse(
        "a thread sends a signal that it blocks and others do not, which the explorer does not "
        "model");
  the_execution->expect_signals();
}

/// By a call of the runtime's own: a handler that runs inside the C library's would run inside that
/// of system_calls.cpp, on a stack that all threads share.
long signal_oneself(int signal, bool for_thread, std::uintptr_t pc) {
  if (the_execution && is_signal(signal)) expect_signal(signal, for_thread, pc);
  return send_signal_to_oneself(signal);
}

}  // namespace

long ccgrade::explore::send_signal(long number, const long (&a)[6], std::uintptr_t pc) {
  const long process = raw_syscall(SYS_getpid), thread = id_of_running_thread();
  const bool to_process = number == SYS_kill && a[0] == process;
  const bool to_thread = number == SYS_tgkill ? a[0] == process && a[1] == thread
                                              : number == SYS_tkill && a[0] == thread;
  const int signal = static_cast<int>(number == SYS_tgkill ? a[2] : a[1]);
  if (signal != 0 && to_process) return signal_oneself(signal, false, pc);
  if (to_thread) return signal != 0 ? signal_oneself(signal, true, pc) : 0;
  if (the_execution && (number == SYS_tkill || (number == SYS_tgkill && a[0] == process)))
    refuse("the program sends a signal to one of its threads, which the explorer does not model");
  return call_for_program(number, a);
}

pid_t ccgrade::explore::id_of_running_thread() {
  const auto process = static_cast<pid_t>(raw_syscall(SYS_getpid));
  return the_execution ? process + the_execution->self().id : process;
}

extern "C" {

pid_t gettid() {
  return id_of_running_thread();
}

/// The kernel's is the runtime's, on which handlers run that ask for another stack.
int sigaltstack(const stack_t* wanted, stack_t* before) {
  static stack_t of_program{nullptr, SS_DISABLE, 0};
  stack_t& known = the_execution ? the_execution->self().alternate_stack : of_program;
  if (before) *before = known;
  if (!wanted) return 0;
  const bool too_small = !(wanted->ss_flags & SS_DISABLE) && wanted->ss_size < MINSIGSTKSZ;
  if (too_small) errno = ENOMEM;
  if (!too_small) known = *wanted;
  return too_small ? -1 : 0;
}

int pthread_setname_np(pthread_t handle, const char* name) {
  Thread* thread = by_handle(handle);
  if (!thread) return ESRCH;
  if (std::strlen(name) >= sizeof thread->name) return ERANGE;
  the_execution->point({.kind = OpKind::name, .object = thread->name, .pc = CCGRADE_HERE});
  std::strcpy(thread->name, name);
  return 0;
}

int pthread_getname_np(pthread_t handle, char* name, std::size_t size) {
  const Thread* thread = by_handle(handle);
  if (!thread) return ESRCH;
  the_execution->point({.kind = OpKind::name, .object = thread->name, .pc = CCGRADE_HERE});
  const char* known = thread->name[0] ? thread->name : program_invocation_short_name;
  if (size <= std::strlen(known)) return ERANGE;
  std::strcpy(name, known);
  return 0;
}

/// The main thread runs on a stack that the C library does not know.
int pthread_getattr_np(pthread_t handle, pthread_attr_t* attributes) {
  const int problem =
      next_symbol<int(pthread_t, pthread_attr_t*)>("pthread_getattr_np")(handle, attributes);
  const Thread* thread = by_handle(handle);
  if (problem || !thread || thread->id != 0) return problem;
  char* top = static_cast<char*>(the_execution->main_stack_top());
  return pthread_attr_setstack(attributes, top - kMainStack, kMainStack);
}

int raise(int signal) {
  return static_cast<int>(with_errno(signal_oneself(signal, true, CCGRADE_HERE)));
}
int kill(pid_t process, int signal) {
  const long arguments[6] = {process, signal};
  return static_cast<int>(with_errno(send_signal(SYS_kill, arguments, CCGRADE_HERE)));
}
int tgkill(pid_t process, pid_t thread, int signal) {
  const long arguments[6] = {process, thread, signal};
  return static_cast<int>(with_errno(send_signal(SYS_tgkill, arguments, CCGRADE_HERE)));
}
/// It comes with a value for its handler.
int sigqueue(pid_t process, int signal, const sigval value) {
  siginfo_t what{};
  what.si_signo = signal;
  what.si_code = SI_QUEUE;
  what.si_pid = getpid();
  what.si_uid = getuid();
  what.si_value = value;
  if (the_execution && process == what.si_pid && is_signal(signal)) {
    expect_signal(signal, false, CCGRADE_HERE);
    return static_cast<int>(with_errno(
        raw_syscall(SYS_rt_sigqueueinfo, process, signal, reinterpret_cast<long>(&what))));
  }
  return static_cast<int>(with_errno(call_for_program(
      SYS_rt_sigqueueinfo, {process, signal, reinterpret_cast<long>(&what), 0, 0, 0})));
}
int pthread_kill(pthread_t handle, int signal) {
  const Thread* thread = by_handle(handle);
  if (!thread || thread->life == Life::finished) return ESRCH;
  if (signal == 0) return 0;
  if (thread == &the_execution->self())
    return -static_cast<int>(signal_oneself(signal, true, CCGRADE_HERE));
  refuse("the program sends a signal to one of its threads, which the explorer does not model");
  return ENOSYS;
}

// The kernel's scheduler has nothing to say in an execution.

int pthread_getschedparam(pthread_t handle, int* policy, sched_param* parameters) {
  if (!by_handle(handle)) return ESRCH;
  *policy = SCHED_OTHER;
  *parameters = {};
  return 0;
}
int pthread_setschedparam(pthread_t handle, int, const sched_param*) {
  return by_handle(handle) ? 0 : ESRCH;
}
int pthread_setschedprio(pthread_t handle, int) {
  return by_handle(handle) ? 0 : ESRCH;
}
int pthread_getaffinity_np(pthread_t handle, std::size_t size, cpu_set_t* processors) {
  if (!by_handle(handle)) return ESRCH;
  return sched_getaffinity(0, size, processors) == 0 ? 0 : errno;
}
int pthread_setaffinity_np(pthread_t handle, std::size_t, const cpu_set_t*) {
  return by_handle(handle) ? 0 : ESRCH;
}
int pthread_getcpuclockid(pthread_t handle, clockid_t* clock) {
  if (!by_handle(handle)) return ESRCH;
  *clock = CLOCK_THREAD_CPUTIME_ID;
  return 0;
}

}  // extern "C"
