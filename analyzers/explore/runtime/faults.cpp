#include "faults.hpp"

#include <signal.h>
#include <sys/time.h>
#include <ucontext.h>

#include <cstdio>
#include <cstring>

#include "execution.hpp"

namespace ccgrade::explore {
namespace {

constexpr int kTickMillis = 100;
constexpr int kTicksWithoutProgress = 10;

alignas(16) char fault_stack[1 << 16];

Party where(const void* context) {
  const auto* state = static_cast<const ucontext_t*>(context);
  return {the_execution->self().id, static_cast<std::uintptr_t>(state->uc_mcontext.gregs[REG_RIP])};
}

void on_fault(int signal, siginfo_t* info, void* context) {
  if (!the_execution) return;
  char message[128];
  std::snprintf(message, sizeof message, "the program crashes: %s", strsignal(signal));
  the_execution->end(Verdict::crash, message, where(context), {},
                     reinterpret_cast<std::uintptr_t>(info->si_addr));
}

void on_tick(int signal, siginfo_t*, void* context) {
  static std::uint64_t seen_steps[2];
  static int idle[2];
  if (!the_execution) return;
  const int which = signal == SIGPROF;
  std::uint64_t events = 0;
  for (const Thread* thread : the_execution->threads()) events += thread->events;
  idle[which] = events == seen_steps[which] ? idle[which] + 1 : 0;
  seen_steps[which] = events;
  if (idle[which] < kTicksWithoutProgress) return;
  the_execution->end(Verdict::inconclusive,
                     which ? "a thread computes for a second without synchronising or sharing"
                           : "a thread blocks in a system call, where the explorer cannot follow",
                     where(context));
}

void handle(int signal, void (*handler)(int, siginfo_t*, void*)) {
  struct sigaction action{};
  action.sa_sigaction = handler;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER | SA_RESTART;
  sigaction(signal, &action, nullptr);
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
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP}) handle(signal, &on_fault);
  handle(SIGPROF, &on_tick);
  handle(SIGALRM, &on_tick);
  tick(ITIMER_PROF, 1);
  tick(ITIMER_REAL, 3);  // on a busy machine a thread may be kept waiting for a while
}

}  // namespace ccgrade::explore
