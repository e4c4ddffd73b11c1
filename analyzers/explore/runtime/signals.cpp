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

}  // namespace ccgrade::explore
