#include "signals.hpp"

#include <sys/syscall.h>

#include <initializer_list>

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

/// As the kernel wants it.
struct Action {
  SignalHandler handler;
  unsigned long flags;
  void (*restorer)();
  unsigned long mask;
};
constexpr unsigned long kHasRestorer = 0x04000000;

}  // namespace

bool handle_signal(int signal, SignalHandler handler) {
  const Action action{handler, SA_SIGINFO | SA_ONSTACK | SA_NODEFER | SA_RESTART | kHasRestorer,
                      &ccgrade_return_from_signal, 0};
  return raw_syscall(SYS_rt_sigaction, signal, reinterpret_cast<long>(&action), 0, 8) == 0;
}

void forget_handler(int signal) {
  const Action action{};
  raw_syscall(SYS_rt_sigaction, signal, reinterpret_cast<long>(&action), 0, 8);
}

std::uint64_t signal_mask() {
  std::uint64_t mask = 0;
  raw_syscall(SYS_rt_sigprocmask, SIG_BLOCK, 0, reinterpret_cast<long>(&mask), sizeof mask);
  return mask;
}

void set_signal_mask(std::uint64_t mask) {
  for (const int ours : {SIGSYS, SIGPROF, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP})
    mask &= ~(std::uint64_t{1} << (ours - 1));
  raw_syscall(SYS_rt_sigprocmask, SIG_SETMASK, reinterpret_cast<long>(&mask), 0, sizeof mask);
}

}  // namespace ccgrade::explore
