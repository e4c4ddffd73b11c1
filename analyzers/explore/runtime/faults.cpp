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

/// Has this process had the processor since the last call?
bool is_computing() {
  static timespec last{};
  timespec now{};
  raw_syscall(SYS_clock_gettime, CLOCK_PROCESS_CPUTIME_ID, reinterpret_cast<long>(&now));
  constexpr long kLittle = 1'000'000;
  const long passed = (now.tv_sec - last.tv_sec) * 1'000'000'000 + now.tv_nsec - last.tv_nsec;
  last = now;
  return passed > kLittle;
}

void on_tick(int signal, siginfo_t*, void* context) {
  static std::uint32_t seen_steps[2];
  static int idle[2];
  if (!the_execution) return;
  const int which = signal == SIGPROF;
  if (!which && is_computing()) {  // however slowly, on a machine that is busy
    idle[which] = 0;
    return;
  }
  // Steps, not accesses: a loop over private memory passes hooks for ever.
  const std::uint32_t steps = the_execution->outcome().steps;
  idle[which] = steps == seen_steps[which] ? idle[which] + 1 : 0;
  seen_steps[which] = steps;
  if (idle[which] < kTicksWithoutProgress) return;
  the_execution->end(Verdict::inconclusive,
                     which ? "a thread computes for a second without synchronising or sharing"
                           : "a thread blocks in a system call, where the explorer cannot follow",
                     where(context));
}

void tick(__itimer_which which, int times) {
  const timeval every{0, kTickMillis * 1000 * times};
  const itimerval timer{every, every};
  setitimer(which, &timer, nullptr);
}

}  // namespace

void catch_faults() {
  const stack_t stack{fault_stack, 0, sizeof fault_stack};
  sigaltstack(&stack, nullptr);
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP})
    handle_signal(signal, &on_fault);
  handle_signal(SIGPROF, &on_tick);
  handle_signal(SIGALRM, &on_tick);
  tick(ITIMER_PROF, 1);
  tick(ITIMER_REAL, 3);  // on a busy machine a thread may be kept waiting for a while
}

}  // namespace ccgrade::explore
