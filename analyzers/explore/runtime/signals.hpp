#pragma once
#include <signal.h>

#include <cstdint>
#include <initializer_list>

namespace ccgrade::explore {

using SignalHandler = void (*)(int, siginfo_t*, void*);

/// What is done about a signal, as the kernel has it.
struct SignalAction {
  SignalHandler handler = nullptr;
  unsigned long flags = 0;
  void (*restorer)() = nullptr;
  unsigned long mask = 0;
};
SignalAction action_of(int signal);
void set_action(int signal, const SignalAction& action);
/// Is there a function that is called for it?
bool is_handled(int signal);

/// Installs a handler that runs on the alternate stack and comes back by a system call of the
/// runtime's own: one of the C library's would itself be watched (system_calls.hpp).
bool handle_signal(int signal, SignalHandler handler);

/// The signal does what it does by default.
void forget_handler(int signal);

constexpr std::uint64_t mask_of_signals(std::initializer_list<int> signals) {
  std::uint64_t mask = 0;
  for (const int signal : signals) mask |= std::uint64_t{1} << (signal - 1);
  return mask;
}
/// By which the runtime watches the program.
inline constexpr std::uint64_t kSignalsOfRuntime =
    mask_of_signals({SIGSYS, SIGPROF, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP});

/// Which signals are blocked now, a bit for each, as the kernel has them.
std::uint64_t signal_mask();
/// Blocks them, except for the runtime's own.
void set_signal_mask(std::uint64_t mask);

/// To the thread of the kernel's that carries all; its handler is told the code (SI_USER of kill,
/// SI_TKILL of raise, SI_QUEUE of sigqueue) and the value. What the kernel returns: an errno is
/// negative.
long send_signal_to_oneself(int signal, int code, sigval value);

/// Those that wait until they are no longer blocked.
std::uint64_t pending_signals();
/// Signals that wait until they are no longer blocked are forgotten.
void discard_pending_signals();

/// sigprocmask by the running thread of the program at `pc`, with a set as the C library has it or,
/// of the same bytes, as the kernel has it. 0 or an error.
int change_signal_mask(int how, const void* set, void* old, std::uintptr_t pc);

/// Where a handler returns to.
extern "C" void ccgrade_return_from_signal() asm("ccgrade_return_from_signal");

}  // namespace ccgrade::explore
