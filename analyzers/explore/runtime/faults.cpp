#include "faults.hpp"

#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <ucontext.h>

#include <cstdio>
#include <cstring>

#include "execution.hpp"
#include "raw_syscall.hpp"
#include "signals.hpp"

namespace ccgrade::explore {
namespace {

constexpr int kTickMillis = 100;
constexpr int kTicksWithoutProgress = 10;

alignas(16) char fault_stack[1 << 16];

Party where(const void* context) {
  const auto* state = static_cast<const ucontext_t*>(context);
  return {the_execution->self().id, static_cast<std::uintptr_t>(state->uc_mcontext.gregs[REG_RIP])};
}

/// Below the stack pointer, but not far: there ends the stack.
bool is_overflow(const siginfo_t* info, const void* context) {
  constexpr std::uintptr_t kNear = 1 << 16;
  const auto* state = static_cast<const ucontext_t*>(context);
  const auto stack = static_cast<std::uintptr_t>(state->uc_mcontext.gregs[REG_RSP]);
  const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
  return info->si_signo == SIGSEGV && at - (stack - kNear) < 2 * kNear;
}

void on_fault(int signal, siginfo_t* info, void* context) {
  if (!the_execution) return;
  if (is_overflow(info, context))  // in whose frame does not matter, and may be the runtime's
    the_execution->end(Verdict::crash, "a thread's stack overflows", {the_execution->self().id, 0});
  char message[128];
  std::snprintf(message, sizeof message, "the program crashes: %s", strsignal(signal));
  the_execution->end(Verdict::crash, message, where(context), {},
                     reinterpret_cast<std::uintptr_t>(info->si_addr));
}

/// A process that blocks is watched from outside (child_watch.hpp): a signal would end the call.
void on_tick(int, siginfo_t*, void* context) {
  static std::uint32_t seen_steps;
  static int idle;
  if (!the_execution) return;
  // Steps, not accesses: a loop over private memory passes hooks for ever.
  const std::uint32_t steps = the_execution->outcome().steps;
  idle = steps == seen_steps ? idle + 1 : 0;
  seen_steps = steps;
  if (idle < kTicksWithoutProgress) return;
  the_execution->ran_out_of_time();
  the_execution->end(Verdict::inconclusive,
                     "a thread computes for a second, or prints, without synchronising or sharing",
                     where(context));
}

}  // namespace

void catch_faults() {
  const stack_t stack{fault_stack, 0, sizeof fault_stack};
  // Not by sigaltstack() and setitimer(), which are the program's.
  raw_syscall(SYS_sigaltstack, reinterpret_cast<long>(&stack), 0);
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP})
    handle_signal(signal, &on_fault);
  handle_signal(SIGPROF, &on_tick);
  const timeval every{0, kTickMillis * 1000};
  const itimerval timer{every, every};
  raw_syscall(SYS_setitimer, ITIMER_PROF, reinterpret_cast<long>(&timer), 0);
}

}  // namespace ccgrade::explore
