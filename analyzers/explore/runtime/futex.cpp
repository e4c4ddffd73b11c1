// syscall(): the way in which the C++ library waits for atomics (wait, latch, barrier, semaphore,
// future). Other calls go through, but for those that end the process or start another one.
#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <stdarg.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "execution.hpp"
#include "identity.hpp"
#include "locks.hpp"
#include "raw_syscall.hpp"
#include "sent_signals.hpp"
#include "system_calls.hpp"
#include "thread_end.hpp"
#include "virtual_time.hpp"

using namespace ccgrade::explore;

namespace {

std::uint64_t deadline(int command, const timespec* timeout) {
  if (!timeout) return 0;
  const std::uint64_t given = deadline_of(*timeout);
  return command == FUTEX_WAIT ? the_execution->now() + given : given;  // relative, or absolute
}

/// The operands of one call, whichever of them its command looks at.
struct FutexCall {
  const int* word;
  int command;
  int value;                ///< expected of the word, or how many are woken at most
  const timespec* timeout;  ///< of a wait
  unsigned mask;            ///< a wake ends the waits whose masks have a bit in common with it
  std::uintptr_t pc;
};

/// The calls without a mask match every one.
bool has_mask(int command) {
  return command == FUTEX_WAIT_BITSET || command == FUTEX_WAKE_BITSET;
}

long wait_at(const FutexCall& call) {
  const auto [word, command, expected, timeout, mask, pc] = call;
  Thread& me = the_execution->self();
  the_execution->point({.kind = OpKind::futex_check, .object = word, .pc = pc});
  if (__atomic_load_n(word, __ATOMIC_SEQ_CST) != expected) return -EAGAIN;
  me.signalled = false;
  me.futex_mask = mask;
  const Wake wake = the_execution->point({.kind = OpKind::futex_wait,
                                          .may_wake_spuriously = true,
                                          .object = word,
                                          .pc = pc,
                                          .ready = &is_signalled,
                                          .deadline = deadline(command, timeout)});
  if (wake == Wake::timed_out) return -ETIMEDOUT;
  return wake == Wake::spurious ? -EINTR : 0;
}

long wake_at(const FutexCall& call) {
  the_execution->point({.kind = OpKind::futex_wake, .object = call.word, .pc = call.pc});
  Vec<Thread*> waiting(the_execution->arena());
  for (Thread* thread : the_execution->threads())
    if (thread->life == Life::running && thread->pending.kind == OpKind::futex_wait &&
        thread->pending.object == call.word && !thread->signalled &&
        (thread->futex_mask & call.mask) != 0)
      waiting.push(thread);
  long woken = 0;
  while (!waiting.empty() && woken < call.value) {
    const bool all = static_cast<long>(waiting.size()) <= call.value - woken;
    Thread& next = all ? *waiting.back() : the_execution->choose_among(waiting);
    next.signalled = true;
    for (std::size_t i = 0; i < waiting.size(); ++i)
      if (waiting[i] == &next) waiting.remove_unordered(i--);
    ++woken;
  }
  return woken;
}

/// `a`: the arguments as the kernel has them.
long futex(const long* a, std::uintptr_t pc) {
  const int command = static_cast<int>(a[1]) & FUTEX_CMD_MASK;
  const FutexCall call{reinterpret_cast<const int*>(a[0]),
                       command,
                       static_cast<int>(a[2]),
                       reinterpret_cast<const timespec*>(a[3]),
                       has_mask(command) ? static_cast<unsigned>(a[5]) : FUTEX_BITSET_MATCH_ANY,
                       pc};
  if (call.mask == 0) return -EINVAL;
  if (command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET) return wait_at(call);
  if (command == FUTEX_WAKE || command == FUTEX_WAKE_BITSET) return wake_at(call);
  refuse("the program uses a futex operation that the explorer does not model");
  return -ENOSYS;
}

}  // namespace

extern "C" long syscall(long number, ...) {
  va_list list;
  va_start(list, number);
  long a[6];
  for (long& argument : a) argument = va_arg(list, long);
  va_end(list);
  if (number == SYS_exit_group) _exit(static_cast<int>(a[0]));
  if (number == SYS_gettid) return id_of_running_thread();  // gettid may be the program's
  long result = 0;
  if (number == SYS_futex && the_execution)
    result = futex(a, CCGRADE_HERE);
  else if (number == SYS_kill || number == SYS_tgkill || number == SYS_tkill)
    result = send_signal(number, a, CCGRADE_HERE);
  else
    result = call_for_program(number, a);
  return with_errno(result);
}
