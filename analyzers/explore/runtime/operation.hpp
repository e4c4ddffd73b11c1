#pragma once
#include <cstddef>
#include <cstdint>

namespace ccgrade::explore {

/// What a thread is about to do when the scheduler is asked. The names of the trace are these.
enum class OpKind : std::uint8_t {
  start,
  read,
  write,
  atomic_read,
  atomic_write,
  atomic_update,
  fence,
  lock,
  try_lock,
  spin_lock,
  unlock,
  read_unlock,  ///< of a reader, beside whom others may read
  read_lock,
  write_lock,
  wait_begin,  ///< gives the mutex back and begins to wait
  wait,        ///< for a notification
  notify,
  futex_check,
  futex_wait,
  futex_wake,
  semaphore_wait,
  try_semaphore,
  semaphore_post,
  barrier_arrive,
  barrier_wait,
  once,
  create,
  join,
  try_join,
  detach,
  finish,
  yield,  ///< and looks once more at what it looked at last
  sleep,
  transfer,  ///< of bytes, to or from a descriptor
  draw,      ///< a number of the one generator that all threads share
  name,      ///< a thread, or how it is to be scheduled; or asks for that
  destroy,   ///< what threads wait for
  let_go,    ///< of an exception or a locale that others may hold as well
  alarm,     ///< sets the one that the process has, and asks for the one before
  exit,      ///< the program begins to end: destructors of its statics are next
  vanish,    ///< and ends, with all of its threads
  stuck,     ///< no operation: what a thread waits for when no thread can go on
  end,       ///< no operation: where a thread stands when its execution ends
};

constexpr int kOpKinds = static_cast<int>(OpKind::end) + 1;

/// "atomic read"
const char* name_of(OpKind kind);
/// The kind of this name, of so many characters; false when there is none.
bool is_kind(const char* name, std::size_t length, OpKind& kind);

/// How an operation that can wait came to its end.
enum class Wake : std::uint8_t {
  ready,
  timed_out,  ///< its deadline passed, perhaps early: a thread may be arbitrarily slow
  spurious,   ///< woken by nobody, or failed for no reason, which the standard allows
};

struct Thread;

/// The next step of a thread. It is taken when `ready` holds (null: always), when its deadline is
/// chosen to pass (0: it has none), or spuriously where that is legal.
struct Op {
  OpKind kind = OpKind::start;
  bool may_wake_spuriously = false;  ///< a wait may end, or a weak exchange fail, for no reason
  std::uint8_t size = 1;             ///< bytes of an atomic object
  const void* object = nullptr;
  const void* also = nullptr;  ///< a second one: wait_begin's mutex, the guard of a once
  std::uintptr_t pc = 0;
  bool (*ready)(const Thread& thread) = nullptr;
  std::uint64_t deadline = 0;  ///< nanoseconds of virtual time
};

inline std::uintptr_t caller(void* return_address) {
  return reinterpret_cast<std::uintptr_t>(return_address) - 1;  // the call, not what follows it
}

}  // namespace ccgrade::explore

/// The call in the program under test; to be used in a hook itself, which must not be inlined.
#define CCGRADE_HERE ::ccgrade::explore::caller(__builtin_return_address(0))
