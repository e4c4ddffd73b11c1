// The alternate stack that the kernel knows is the runtime's (faults.cpp), and there is one for all
// threads. So a handler of the program's runs on the stack of the thread that it interrupts, even
// if it asks for another: there it may come to a point, where others go on, and get signals too.
#include <errno.h>
#include <signal.h>

#include "execution.hpp"
#include "next_symbol.hpp"
#include "signals.hpp"

using namespace ccgrade::explore;

extern "C" {

int sigaltstack(const stack_t* wanted, stack_t* before) {
  static stack_t of_program{nullptr, SS_DISABLE, 0};
  stack_t& known = the_execution ? the_execution->self().alternate_stack : of_program;
  if (before) *before = known;
  if (!wanted) return 0;
  const bool too_small =
      !(wanted->ss_flags & SS_DISABLE) && wanted->ss_size < static_cast<std::size_t>(MINSIGSTKSZ);
  if (too_small) errno = ENOMEM;
  if (!too_small) known = *wanted;
  return too_small ? -1 : 0;
}

/// Those by which the runtime watches may come because the stack of the thread is full.
int sigaction(int signal, const struct sigaction* wanted, struct sigaction* before) {
  struct sigaction mine{};
  if (wanted) mine = *wanted;
  const bool watched = signal > 0 && signal < NSIG && kSignalsOfRuntime & mask_of_signals({signal});
  if (!watched) mine.sa_flags &= ~SA_ONSTACK;
  using Function = int(int, const struct sigaction*, struct sigaction*);
  return next_symbol<Function>("sigaction")(signal, wanted ? &mine : nullptr, before);
}

}  // extern "C"
