// Theory of operation. With Syscall User Dispatch (Linux 5.11) the kernel sends SIGSYS for every
// system call made outside the program's own code while a byte in memory says so. The C library's
// calls are such; the runtime's own, written in assembly inside the program's code, are not. The
// handler makes the call in the program's place, and takes note when its effect would last.
#include "system_calls.hpp"

#include <asm/ioctls.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <ucontext.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>

#include "clock_calls.hpp"
#include "execution.hpp"
#include "raw_syscall.hpp"
#include "shared_code.hpp"
#include "signals.hpp"
#include "thread_end.hpp"

#ifndef PR_SET_SYSCALL_USER_DISPATCH
#define PR_SET_SYSCALL_USER_DISPATCH 59
#endif

namespace ccgrade::explore {
namespace {

/// In memory of its own: it must not be undone with the execution.
struct Watch {
  char selector = 0;  ///< read by the kernel: 0 allow, 1 send SIGSYS
  bool leaked = false;
};
Watch* watch = nullptr;

/// Calls that only ask: of two of them it does not matter which comes first, and what they ask for
/// is changed by calls that are none of these.
bool only_asks(long number, const long (&arguments)[6]) {
  switch (number) {
    case SYS_ioctl:
      return arguments[1] == TCGETS || arguments[1] == TIOCGWINSZ;
    case SYS_fcntl:
      return arguments[1] == F_GETFD || arguments[1] == F_GETFL;
    case SYS_prlimit64:
      return arguments[2] == 0;
    case SYS_access:
    case SYS_clock_getres:
    case SYS_clock_gettime:
    case SYS_faccessat:
    case SYS_faccessat2:
    case SYS_fstat:
    case SYS_fstatfs:
    case SYS_getcpu:
    case SYS_getcwd:
    case SYS_getegid:
    case SYS_geteuid:
    case SYS_getgid:
    case SYS_getgroups:
    case SYS_getpgid:
    case SYS_getpgrp:
    case SYS_getpid:
    case SYS_getppid:
    case SYS_getpriority:
    case SYS_getrlimit:
    case SYS_getsid:
    case SYS_gettid:
    case SYS_gettimeofday:
    case SYS_getuid:
    case SYS_lstat:
    case SYS_newfstatat:
    case SYS_readlink:
    case SYS_readlinkat:
    case SYS_sched_get_priority_max:
    case SYS_sched_get_priority_min:
    case SYS_sched_getaffinity:
    case SYS_sched_getparam:
    case SYS_sched_getscheduler:
    case SYS_stat:
    case SYS_statfs:
    case SYS_statx:
    case SYS_sysinfo:
    case SYS_time:
    case SYS_times:
    case SYS_uname:
      return true;
    default:
      return false;
  }
}

/// Not among them, though harmless by themselves: calls that read from descriptors, whose offsets
/// last.
bool leaves_nothing(long number, const long (&arguments)[6]) {
  switch (number) {
    case SYS_futex:
    case SYS_getrandom:
    case SYS_madvise:
    case SYS_sched_yield:
      return true;
    default:
      return only_asks(number, arguments);
  }
}

/// A handler's return gives back the mask that it found, so that one which is to last has to be put
/// there. siglongjmp comes here, and may have left a handler that this one was interrupted by.
long change_mask_behind(ucontext_t& interrupted, const long (&arguments)[6]) {
  const int problem = change_signal_mask(
      static_cast<int>(arguments[0]), reinterpret_cast<const void*>(arguments[1]),
      reinterpret_cast<void*>(arguments[2]),
      static_cast<std::uintptr_t>(interrupted.uc_mcontext.gregs[REG_RIP]));
  const std::uint64_t mask = signal_mask();
  std::memcpy(&interrupted.uc_sigmask, &mask, sizeof mask);
  return -problem;
}

void on_call(int, siginfo_t* info, void* context) {
  greg_t* registers = static_cast<ucontext_t*>(context)->uc_mcontext.gregs;
  if (info->si_syscall == SYS_rt_sigreturn) {  // of a handler of the program's
    registers[REG_RIP] = reinterpret_cast<greg_t>(&ccgrade_return_from_signal);
    return;
  }
  const long arguments[] = {registers[REG_RDI], registers[REG_RSI], registers[REG_RDX],
                            registers[REG_R10], registers[REG_R8],  registers[REG_R9]};
  registers[REG_RAX] = info->si_syscall == SYS_rt_sigprocmask
                           ? change_mask_behind(*static_cast<ucontext_t*>(context), arguments)
                           : call_for_program(info->si_syscall, arguments);
}

}  // namespace

const char* out_of_reach(long number) {
  switch (number) {
    case SYS_execve:
    case SYS_execveat:
      return "the program becomes another one, which the explorer does not follow";
    case SYS_fork:
    case SYS_vfork:
    case SYS_clone:
    case SYS_clone3:
      return "the program starts a process, which the explorer does not follow";
    case SYS_exit:
      return "a thread ends by a system call, past its own end, which the explorer does not follow";
    case SYS_pause:
    case SYS_rt_sigsuspend:
    case SYS_rt_sigtimedwait:
      return "the program waits for a signal, which the explorer does not send";
    case SYS_rt_sigqueueinfo:
    case SYS_rt_tgsigqueueinfo:
      return "the program queues a signal by a system call, which the explorer does not model";
    case SYS_getitimer:
      return "the program looks at a timer, which runs by another clock than the explorer's";
    case SYS_timer_create:
    case SYS_timerfd_create:
      return "the program makes a timer, which would run by another clock than the explorer's";
    default:
      return nullptr;
  }
}

static bool is_set(const itimerval* timer) {
  return timer && (timer->it_value.tv_sec != 0 || timer->it_value.tv_usec != 0);
}

/// Another process may be the one that runs this one.
static const char* forbidden(long number, const long (&a)[6]) {
  switch (number) {
    case SYS_kill:
      if (a[1] == 0) return nullptr;  // it asks whether it may
      [[fallthrough]];
    case SYS_tgkill:
    case SYS_tkill:
      return a[0] == raw_syscall(SYS_getpid)
                 ? nullptr
                 : "the program sends a signal to another process, which the explorer does not do";
    case SYS_setitimer:
      return is_set(reinterpret_cast<const itimerval*>(a[1]))
                 ? "the program sets a timer, which would run by another clock than the explorer's"
                 : nullptr;
    default:
      return out_of_reach(number);
  }
}

long call_for_program(long number, const long (&a)[6]) {
  const bool watching = watch && watch->selector;
  if (watching && number == SYS_write && (a[0] == STDOUT_FILENO || a[0] == STDERR_FILENO))
    return a[2];  // as if all of it had been written
  if (the_execution && number == SYS_alarm) return the_execution->set_alarm(a[0]);
  if (const auto told = ask_clock(number, a)) return *told;
  if (const char* why = forbidden(number, a)) {
    refuse(why);
    return -ENOSYS;  // before main: the refusal is told when the program ends
  }
  if (watching && !leaves_nothing(number, a)) watch->leaked = true;
  return raw_syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

bool watch_system_calls() {
  Arena* arena = Arena::create(4096);
  if (!arena) return false;
  watch = allocate<Watch>(*arena, 1);
  *watch = {};
  return handle_signal(SIGSYS, &on_call) &&
         raw_syscall(SYS_prctl, PR_SET_SYSCALL_USER_DISPATCH, 1, program_code_start(),
                     program_code_size(), reinterpret_cast<long>(&watch->selector)) == 0;
}

void begin_watching() {
  watch->leaked = false;
  watch->selector = 1;
}

bool end_watching() {
  watch->selector = 0;
  return watch->leaked;
}

}  // namespace ccgrade::explore
