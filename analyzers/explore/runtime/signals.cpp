#include "signals.hpp"

#include <sys/syscall.h>

#include "raw_syscall.hpp"

asm(R"(
.text
.p2align 4
.globl ccgrade_return_from_signal
ccgrade_return_from_signal:
  movq $15, %rax
  syscall
)");

namespace ccgrade::explore {
namespace {

constexpr unsigned long kHasRestorer = 0x04000000;

}  // namespace

SignalAction action_of(int signal) {
  SignalAction action;
  raw_syscall(SYS_rt_sigaction, signal, 0, reinterpret_cast<long>(&action), 8);
  return action;
}

void set_action(int signal, const SignalAction& action) {
  raw_syscall(SYS_rt_sigaction, signal, reinterpret_cast<long>(&action), 0, 8);
}

bool is_handled(int signal) {
  // SIG_DFL and SIG_IGN are the numbers 0 and 1.
  return reinterpret_cast<std::uintptr_t>(action_of(signal).handler) > 1;
}

bool handle_signal(int signal, SignalHandler handler) {
  const SignalAction action{handler,
                            SA_SIGINFO | SA_ONSTACK | SA_NODEFER | SA_RESTART | kHasRestorer,
                            &ccgrade_return_from_signal, 0};
  return raw_syscall(SYS_rt_sigaction, signal, reinterpret_cast<long>(&action), 0, 8) == 0;
}

void forget_handler(int signal) {
  set_action(signal, {});
}

long send_signal_to_oneself(int signal, int code, sigval value) {
  siginfo_t what{};
  what.si_signo = signal;
  what.si_code = code;
  what.si_pid = static_cast<pid_t>(raw_syscall(SYS_getpid));
  what.si_uid = static_cast<uid_t>(raw_syscall(SYS_getuid));
  what.si_value = value;
  return raw_syscall(SYS_rt_tgsigqueueinfo, what.si_pid, raw_syscall(SYS_gettid), signal,
                     reinterpret_cast<long>(&what));
}

std::uint64_t pending_signals() {
  std::uint64_t pending = 0;
  raw_syscall(SYS_rt_sigpending, reinterpret_cast<long>(&pending), sizeof pending);
  return pending;
}

void discard_pending_signals() {
  std::uint64_t pending = pending_signals();
  for (int signal = 1; pending != 0; ++signal, pending >>= 1) {
    if (!(pending & 1)) continue;
    const SignalAction programs = action_of(signal);
    SignalAction ignore;
    ignore.handler = reinterpret_cast<SignalHandler>(1);  // SIG_IGN, of another type
    set_action(signal, ignore);
    set_action(signal, programs);
  }
}

std::uint64_t signal_mask() {
  std::uint64_t mask = 0;
  raw_syscall(SYS_rt_sigprocmask, SIG_BLOCK, 0, reinterpret_cast<long>(&mask), sizeof mask);
  return mask;
}

void set_signal_mask(std::uint64_t mask) {
  mask &= ~kSignalsOfRuntime;
  raw_syscall(SYS_rt_sigprocmask, SIG_SETMASK, reinterpret_cast<long>(&mask), 0, sizeof mask);
}

}  // namespace ccgrade::explore
