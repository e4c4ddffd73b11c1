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

long wait_at(const int* word, int command, int expected, const timespec* timeout,
             std::uintptr_t pc) {
  Thread& me = the_execution->self();
  the_execution->point({.kind = OpKind::futex_check, .object = word, .pc = pc});
  if (__atomic_load_n(word, __ATOMIC_SEQ_CST) != expected) return -EAGAIN;
  me.signalled = false;
  const Wake wake = the_execution->point({.kind = OpKind::futex_wait,
                                          .may_wake_spuriously = true,
                                          .object = word,
                                          .pc = pc,
                                          .ready = &is_signalled,
                                          .deadline = deadline(command, timeout)});
  if (wake == Wake::timed_out) return -ETIMEDOUT;
  return wake == Wake::spurious ? -EINTR : 0;
}

long wake_at(const int* word, int most, std::uintptr_t pc) {
  the_execution->point({.kind = OpKind::futex_wake, .object = word, .pc = pc});
  Vec<Thread*> waiting(the_execution->arena());
  for (Thread* thread : the_execution->threads())
    if (thread->life == Life::running && thread->pending.kind == OpKind::futex_wait &&
        thread->pending.object == word && !thread->signalled)
      waiting.push(thread);
  long woken = 0;
  while (!waiting.empty() && woken < most) {
    const bool all = static_cast<long>(waiting.size()) <= most - woken;
    Thread& next = all ? *waiting.back() : the_execution->choose_among(waiting);
    next.signalled = true;
    for (std::size_t i = 0; i < waiting.size(); ++i)
      if (waiting[i] == &next) waiting.remove_unordered(i--);
    ++woken;
  }
  return woken;
}

long futex(const int* word, int operation, int value, const timespec* timeout, std::uintptr_t pc) {
  const int command = operation & FUTEX_CMD_MASK;
  if (command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET)
    return wait_at(word, command, value, timeout, pc);
  if (command == FUTEX_WAKE || command == FUTEX_WAKE_BITSET) return wake_at(word, value, pc);
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
    result = futex(reinterpret_cast<const int*>(a[0]), static_cast<int>(a[1]),
                   static_cast<int>(a[2]), reinterpret_cast<const timespec*>(a[3]), CCGRADE_HERE);
  else if (number == SYS_kill || number == SYS_tgkill || number == SYS_tkill)
    result = send_signal(number, a, CCGRADE_HERE);
  else
    result = call_for_program(number, a);
  return with_errno(result);
}
