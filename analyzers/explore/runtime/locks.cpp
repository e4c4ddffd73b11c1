#include "locks.hpp"

#include <errno.h>

#include "execution.hpp"
#include "thread_end.hpp"
#include "virtual_time.hpp"

namespace ccgrade::explore {
namespace {

bool is_free(const Thread& thread) {
  return mutex_at(thread.pending.object).owner == 0;
}

void take(Mutex& mutex, const void* address) {
  Thread& me = the_execution->self();
  mutex.owner = me.id + 1;
  mutex.depth = 1;
  me.held.push(address);
  learn(address);
}

}  // namespace

void forget_held(Thread& me, const void* lock) {
  for (std::size_t i = me.held.size(); i-- > 0;) {
    if (me.held[i] != lock) continue;
    for (std::size_t j = i + 1; j < me.held.size(); ++j) me.held[j - 1] = me.held[j];
    me.held.truncate(me.held.size() - 1);
    return;
  }
}

void publish(const void* object) {
  Thread& me = the_execution->self();
  Arena& arena = the_execution->arena();
  the_execution->races().published_at(object).join(arena, me.clock);
  me.clock.set(arena, me.id, me.tick() + 1);
}

void learn(const void* object) {
  Thread& me = the_execution->self();
  me.clock.join(the_execution->arena(), the_execution->races().published_at(object));
}

void release_mutex(Mutex& mutex, const void* address) {
  publish(address);
  forget_held(the_execution->self(), address);
  mutex.owner = 0;
  mutex.depth = 0;
}

int lock_mutex(pthread_mutex_t* address, std::uint64_t deadline, std::uintptr_t pc) {
  Mutex& mutex = mutex_at(address);
  if (!the_execution) {
    if (mutex.owner && !mutex.recursive())
      refuse("a lock is taken before main while it is held: nobody else could let it go");
    mutex.owner = 1;
    ++mutex.depth;
    return 0;
  }
  const int me = the_execution->self().id + 1;
  if (mutex.owner == me && mutex.recursive()) {
    ++mutex.depth;
    return 0;
  }
  if (mutex.owner == me && mutex.checks()) return EDEADLK;
  if (mutex.owner == me && deadline == 0)
    the_execution->end(Verdict::deadlock, "a thread locks a mutex that it already holds",
                       {me - 1, pc}, {}, reinterpret_cast<std::uintptr_t>(address));
  const Wake wake = the_execution->point(
      {.kind = OpKind::lock, .object = address, .pc = pc, .ready = &is_free, .deadline = deadline});
  if (wake == Wake::timed_out) return ETIMEDOUT;
  take(mutex, address);
  return 0;
}

static int try_mutex(pthread_mutex_t* address, std::uintptr_t pc) {
  Mutex& mutex = mutex_at(address);
  if (!the_execution) return lock_mutex(address, 0, pc);
  Thread& me = the_execution->self();
  the_execution->point({.kind = OpKind::try_lock, .object = address, .pc = pc});
  if (mutex.owner == me.id + 1 && mutex.recursive()) {
    ++mutex.depth;
    return 0;
  }
  if (mutex.owner != 0) {
    the_execution->give_way(pc);  // who tries in a loop lets the owner go on
    return EBUSY;
  }
  take(mutex, address);
  return 0;
}

int unlock_mutex(pthread_mutex_t* address, std::uintptr_t pc) {
  Mutex& mutex = mutex_at(address);
  if (!the_execution) {
    if (mutex.depth > 0 && --mutex.depth == 0) mutex.owner = 0;
    return 0;
  }
  const int me = the_execution->self().id + 1;
  if (mutex.owner != me) {
    if (mutex.recursive() || mutex.checks()) return EPERM;
    the_execution->end(Verdict::misuse,
                       mutex.owner == 0 ? "a thread unlocks a mutex that is not locked"
                                        : "a thread unlocks a mutex that another thread holds",
                       {me - 1, pc}, {mutex.owner - 1, 0},
                       reinterpret_cast<std::uintptr_t>(address));
  }
  if (mutex.depth > 1) {
    --mutex.depth;
    return 0;
  }
  the_execution->point({.kind = OpKind::unlock, .object = address, .pc = pc});
  release_mutex(mutex, address);
  return 0;
}

static int destroy_mutex(pthread_mutex_t* address, std::uintptr_t pc) {
  const Mutex& mutex = mutex_at(address);
  if (the_execution && mutex.owner != 0)
    the_execution->end(Verdict::misuse, "a mutex is destroyed while a thread holds it",
                       {the_execution->self().id, pc}, {mutex.owner - 1, 0},
                       reinterpret_cast<std::uintptr_t>(address));
  return 0;
}

}  // namespace ccgrade::explore

using namespace ccgrade::explore;

extern "C" {

int pthread_mutexattr_setrobust(pthread_mutexattr_t*, int robust) {
  if (robust == PTHREAD_MUTEX_ROBUST)
    refuse("the program uses robust mutexes, which the explorer does not model");
  return 0;
}

int pthread_mutex_init(pthread_mutex_t* mutex, const pthread_mutexattr_t* attributes) {
  mutex_at(mutex) = Mutex{};
  int kind = PTHREAD_MUTEX_NORMAL;
  if (attributes) pthread_mutexattr_gettype(attributes, &kind);
  mutex_at(mutex).kind = kind;
  return 0;
}
int pthread_mutex_lock(pthread_mutex_t* mutex) {
  return lock_mutex(mutex, 0, CCGRADE_HERE);
}
int pthread_mutex_trylock(pthread_mutex_t* mutex) {
  return try_mutex(mutex, CCGRADE_HERE);
}
int pthread_mutex_timedlock(pthread_mutex_t* mutex, const timespec* until) {
  if (!has_nanoseconds(*until)) return EINVAL;
  return lock_mutex(mutex, deadline_of(*until), CCGRADE_HERE);
}
int pthread_mutex_clocklock(pthread_mutex_t* mutex, clockid_t, const timespec* until) {
  if (!has_nanoseconds(*until)) return EINVAL;
  return lock_mutex(mutex, deadline_of(*until), CCGRADE_HERE);
}
int pthread_mutex_unlock(pthread_mutex_t* mutex) {
  return unlock_mutex(mutex, CCGRADE_HERE);
}
int pthread_mutex_destroy(pthread_mutex_t* mutex) {
  return destroy_mutex(mutex, CCGRADE_HERE);
}

}  // extern "C"
