// Condition variables keep no state but who destroyed them: who waits is known from what the
// threads are about to do. A notification gives no order of its own (the standard says so): the
// mutex does.
#include <errno.h>
#include <pthread.h>

#include <cstring>

#include "execution.hpp"
#include "locks.hpp"
#include "virtual_time.hpp"

using namespace ccgrade::explore;

namespace {

/// In the program's pthread_cond_t, all zero as its initialisers leave it while it exists.
struct Condition {
  static constexpr std::uint64_t kDestroyed = 0xC0D1'7107'DE57'20ED;
  std::uint64_t mark;
  Party by;
};
static_assert(sizeof(Condition) <= sizeof(pthread_cond_t));

Condition& condition_at(pthread_cond_t* condition) {
  return *reinterpret_cast<Condition*>(condition);
}

/// One that was destroyed on a stack may lie under the frames of others by now.
void check_exists(pthread_cond_t* condition, std::uintptr_t pc) {
  constexpr pthread_cond_t kExisting{};
  if (std::memcmp(condition, &kExisting, sizeof kExisting) == 0) return;
  const Condition& state = condition_at(condition);
  const bool known = state.mark == Condition::kDestroyed;
  the_execution->end(
      Verdict::misuse,
      known ? "a thread uses a condition variable that was destroyed"
            : "a thread uses a condition variable that was destroyed or never initialised",
      {the_execution->self().id, pc}, known ? state.by : Party{},
      reinterpret_cast<std::uintptr_t>(condition));
}

/// Whose time is over already gives up, and for no other reason.
bool has_passed(std::uint64_t deadline) {
  return deadline != 0 && deadline <= the_execution->now();
}

int wait_on(pthread_cond_t* condition, pthread_mutex_t* mutex, std::uint64_t deadline,
            std::uintptr_t pc) {
  if (!the_execution) return 0;  // nobody else runs: a spurious wake-up is all that can happen
  Thread& me = the_execution->self();
  if (owner_of(mutex) != me.id)
    the_execution->end(Verdict::misuse, "a thread waits with a mutex that it does not hold",
                       {me.id, pc}, {}, reinterpret_cast<std::uintptr_t>(mutex));
  the_execution->point({.kind = OpKind::wait_begin, .object = condition, .also = mutex, .pc = pc});
  check_exists(condition, pc);
  // Of a recursive mutex that is held twice one level is given back, as glibc does it.
  const bool still_held = mutex_at(mutex).depth > 1;
  if (still_held)
    --mutex_at(mutex).depth;
  else
    release_mutex(mutex_at(mutex), mutex);
  me.signalled = false;
  const Wake wake = the_execution->point({.kind = OpKind::wait,
                                          .may_wake_spuriously = !has_passed(deadline),
                                          .object = condition,
                                          .pc = pc,
                                          .ready = &is_signalled,
                                          .deadline = deadline});
  lock_mutex(mutex, 0, pc);
  return wake == Wake::timed_out ? ETIMEDOUT : 0;
}

Vec<Thread*> waiters_of(const pthread_cond_t* condition) {
  Vec<Thread*> waiting(the_execution->arena());
  for (Thread* thread : the_execution->threads())
    if (thread->life == Life::running && thread->pending.kind == OpKind::wait &&
        thread->pending.object == condition && !thread->signalled)
      waiting.push(thread);
  return waiting;
}

int notify(pthread_cond_t* condition, bool all, std::uintptr_t pc) {
  if (!the_execution) return 0;
  the_execution->point({.kind = OpKind::notify, .object = condition, .pc = pc});
  check_exists(condition, pc);
  const Vec<Thread*> waiting = waiters_of(condition);
  if (waiting.empty()) return 0;
  if (!all) {
    the_execution->choose_among(waiting).signalled = true;
    return 0;
  }
  for (Thread* thread : waiting) thread->signalled = true;
  return 0;
}

}  // namespace

extern "C" {

int pthread_cond_init(pthread_cond_t* condition, const pthread_condattr_t*) {
  *condition = PTHREAD_COND_INITIALIZER;
  return 0;
}
int pthread_cond_wait(pthread_cond_t* condition, pthread_mutex_t* mutex) {
  return wait_on(condition, mutex, 0, CCGRADE_HERE);
}
int pthread_cond_timedwait(pthread_cond_t* condition, pthread_mutex_t* mutex,
                           const timespec* until) {
  if (!has_nanoseconds(*until)) return EINVAL;
  return wait_on(condition, mutex, deadline_of(*until), CCGRADE_HERE);
}
int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex, clockid_t,
                           const timespec* until) {
  if (!has_nanoseconds(*until)) return EINVAL;
  return wait_on(condition, mutex, deadline_of(*until), CCGRADE_HERE);
}
int pthread_cond_signal(pthread_cond_t* condition) {
  return notify(condition, false, CCGRADE_HERE);
}
int pthread_cond_broadcast(pthread_cond_t* condition) {
  return notify(condition, true, CCGRADE_HERE);
}
/// Whoever was notified may still be on its way: it does not need the condition any more.
int pthread_cond_destroy(pthread_cond_t* condition) {
  if (!the_execution) return 0;
  const Party here{the_execution->self().id, CCGRADE_HERE};
  the_execution->point({.kind = OpKind::destroy, .object = condition, .pc = here.pc});
  const Vec<Thread*> waiting = waiters_of(condition);
  if (!waiting.empty())
    the_execution->end(Verdict::misuse,
                       "a condition variable is destroyed while a thread waits for it", here,
                       {waiting[0]->id, waiting[0]->pending.pc});
  condition_at(condition) = {Condition::kDestroyed, here};
  return 0;
}

}  // extern "C"
