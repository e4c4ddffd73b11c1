// Theory of operation. The program may send signals to itself: one thread of the kernel's carries
// all of its threads, and gets them. So who blocks a signal, for whom it waits and whether it ends
// the program is looked at before the kernel is asked; what the kernel would give to another thread
// than the program meant is refused.
#include "sent_signals.hpp"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>

#include "execution.hpp"
#include "identity.hpp"
#include "raw_syscall.hpp"
#include "signals.hpp"
#include "system_calls.hpp"
#include "thread_end.hpp"

namespace ccgrade::explore {
namespace {

constexpr const char* kToAnotherThread =
    "the program sends a signal to one of its threads, which the explorer does not model";

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

bool is_signal(int number) {
  return number > 0 && number < NSIG;
}

/// What all threads block waits, and so does what a handler blocks until it returns. What one
/// blocks and others do not would come to one of those, since one thread of the kernel's carries
/// them all.
void expect_signal(int signal, bool for_thread, std::uintptr_t pc) {
  if (const char* why = beyond(signal)) refuse(why);
  const bool blocked = the_execution->blocks(the_execution->self(), signal);
  const bool blocked_by_all = the_execution->all_block(signal);
  const bool waits = for_thread ? blocked : blocked_by_all;
  if (!waits || signal == SIGKILL) check_survives(signal, pc);
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
long signal_oneself(int signal, bool for_thread, int code, std::uintptr_t pc, sigval value = {}) {
  if (the_execution && is_signal(signal)) expect_signal(signal, for_thread, pc);
  return send_signal_to_oneself(signal, code, value);
}

/// An error, as pthread_kill has it.
int signal_thread(pthread_t handle, int signal, int code, sigval value, std::uintptr_t pc) {
  const Thread* thread = the_execution ? the_execution->by_handle(handle) : nullptr;
  if (!thread || thread->life == Life::finished) return ESRCH;
  if (signal == 0) return 0;
  if (thread != &the_execution->self()) refuse(kToAnotherThread);
  return -static_cast<int>(signal_oneself(signal, true, code, pc, value));
}

}  // namespace

void check_survives(int signal, std::uintptr_t pc) {
  if (!ends_process(signal) || action_of(signal).handler) return;
  char message[64];
  std::snprintf(message, sizeof message, "the program ends itself by signal %d", signal);
  the_execution->end(Verdict::crash, message, {the_execution->self().id, pc});
}

long send_signal(long number, const long (&a)[6], std::uintptr_t pc) {
  const long process = raw_syscall(SYS_getpid), thread = id_of_running_thread();
  const bool to_process = number == SYS_kill && a[0] == process;
  const bool to_thread = number == SYS_tgkill ? a[0] == process && a[1] == thread
                                              : number == SYS_tkill && a[0] == thread;
  const int signal = static_cast<int>(number == SYS_tgkill ? a[2] : a[1]);
  if (signal != 0 && to_process) return signal_oneself(signal, false, SI_USER, pc);
  if (to_thread) return signal != 0 ? signal_oneself(signal, true, SI_TKILL, pc) : 0;
  if (the_execution && (number == SYS_tkill || (number == SYS_tgkill && a[0] == process)))
    refuse(kToAnotherThread);
  return call_for_program(number, a);
}

}  // namespace ccgrade::explore

using namespace ccgrade::explore;

extern "C" {

int raise(int signal) {
  return static_cast<int>(with_errno(signal_oneself(signal, true, SI_TKILL, CCGRADE_HERE)));
}
int kill(pid_t process, int signal) {
  const long arguments[6] = {process, signal};
  return static_cast<int>(with_errno(send_signal(SYS_kill, arguments, CCGRADE_HERE)));
}
int tgkill(pid_t process, pid_t thread, int signal) {
  const long arguments[6] = {process, thread, signal};
  return static_cast<int>(with_errno(send_signal(SYS_tgkill, arguments, CCGRADE_HERE)));
}
int sigqueue(pid_t process, int signal, const sigval value) {
  if (process == raw_syscall(SYS_getpid) && signal != 0)
    return static_cast<int>(
        with_errno(signal_oneself(signal, false, SI_QUEUE, CCGRADE_HERE, value)));
  return kill(process, signal);  // another's: refused
}
int pthread_kill(pthread_t handle, int signal) {
  return signal_thread(handle, signal, SI_TKILL, {}, CCGRADE_HERE);
}
int pthread_sigqueue(pthread_t handle, int signal, const sigval value) {
  return signal_thread(handle, signal, SI_QUEUE, value, CCGRADE_HERE);
}

}  // extern "C"
