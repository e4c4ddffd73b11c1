// Which signals a thread blocks is its own. One thread of the kernel's carries them all, so the
// mask goes with the fiber; signals that the runtime needs itself are never blocked in earnest.
#include <errno.h>
#include <signal.h>

#include <cstring>

#include "execution.hpp"
#include "operation.hpp"
#include "signals.hpp"

using namespace ccgrade::explore;

namespace ccgrade::explore {

/// The kernel's set is at the beginning of the C library's larger one.
int change_signal_mask(int how, const void* set, void* old, std::uintptr_t pc) {
  const std::uint64_t before =
      the_execution ? the_execution->mask_of(the_execution->self()) : signal_mask();
  if (old) std::memcpy(old, &before, sizeof before);
  if (!set) return 0;
  std::uint64_t wanted = 0;
  std::memcpy(&wanted, set, sizeof wanted);
  if (how != SIG_BLOCK && how != SIG_UNBLOCK && how != SIG_SETMASK) return EINVAL;
  const std::uint64_t after = how == SIG_BLOCK     ? before | wanted
                              : how == SIG_UNBLOCK ? before & ~wanted
                                                   : wanted;
  if (the_execution)
    the_execution->block_signals(after, pc);
  else
    set_signal_mask(after);
  return 0;
}

}  // namespace ccgrade::explore

extern "C" {

int pthread_sigmask(int how, const sigset_t* set, sigset_t* old) {
  return change_signal_mask(how, set, old, CCGRADE_HERE);
}
int sigprocmask(int how, const sigset_t* set, sigset_t* old) {
  const int problem = change_signal_mask(how, set, old, CCGRADE_HERE);
  if (problem) errno = problem;
  return problem ? -1 : 0;
}

}  // extern "C"
