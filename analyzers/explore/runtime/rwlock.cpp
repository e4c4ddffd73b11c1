// Reader-writer locks, in the program's own pthread_rwlock_t: zeroed memory is a free one.
#include <errno.h>
#include <pthread.h>

#include "execution.hpp"
#include "locks.hpp"
#include "thread_end.hpp"
#include "virtual_time.hpp"

using namespace ccgrade::explore;

namespace {

constexpr const char* kPrefersWriters =
    "the program's reader-writer lock prefers writers, which the explorer does not model";

/// By its static initialiser: where glibc keeps the preference.
bool prefers_writers(const pthread_rwlock_t* lock) {
  return lock->__data.__flags == PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP;
}

bool no_writer(const Thread& thread) {
  return rwlock_at(thread.pending.object).writer == 0;
}
bool nobody(const Thread& thread) {
  return no_writer(thread) && rwlock_at(thread.pending.object).readers == 0;
}
/// Is a reader's lock the thread's own? One that was taken before main is nobody's in particular.
bool reads(const Thread& me, const void* lock) {
  if (rwlock_at(lock).readers == 0) return false;
  if (holds(me, lock)) return true;
  for (const Thread* thread : the_execution->threads())
    if (holds(*thread, lock)) return false;
  return true;
}
/// What readers publish is for writers only: an address of its own beside the lock's.
const void* readers_of(const pthread_rwlock_t* lock) {
  return reinterpret_cast<const char*>(lock) + 8;
}

int read_lock(pthread_rwlock_t* address, std::uint64_t deadline, std::uintptr_t pc) {
  if (prefers_writers(address)) refuse(kPrefersWriters);
  ReadWriteLock& lock = rwlock_at(address);
  if (the_execution) {
    if (lock.writer == the_execution->self().id + 1) return EDEADLK;
    const Wake wake = the_execution->point({.kind = OpKind::read_lock,
                                            .object = address,
                                            .pc = pc,
                                            .ready = &no_writer,
                                            .deadline = deadline});
    if (wake == Wake::timed_out) return ETIMEDOUT;
    learn(address);
    the_execution->self().held.push(address);
  }
  ++lock.readers;
  return 0;
}

int write_lock(pthread_rwlock_t* address, std::uint64_t deadline, std::uintptr_t pc) {
  ReadWriteLock& lock = rwlock_at(address);
  if (!the_execution) return lock.writer = 1, 0;
  Thread& me = the_execution->self();
  if (lock.writer == me.id + 1) return EDEADLK;
  const Wake wake = the_execution->point({.kind = OpKind::write_lock,
                                          .object = address,
                                          .pc = pc,
                                          .ready = &nobody,
                                          .deadline = deadline});
  if (wake == Wake::timed_out) return ETIMEDOUT;
  lock.writer = me.id + 1;
  me.held.push(address);
  learn(address);
  learn(readers_of(address));
  return 0;
}

int try_lock(pthread_rwlock_t* address, bool write, std::uintptr_t pc) {
  if (the_execution) {
    Thread& me = the_execution->self();
    the_execution->point({.kind = OpKind::try_lock, .object = address, .pc = pc});
    const ReadWriteLock& lock = rwlock_at(address);
    if (lock.writer != 0 || (write && lock.readers > 0)) {
      the_execution->give_way(pc);
      return EBUSY;
    }
    learn(address);
    if (write) learn(readers_of(address));
    if (write) rwlock_at(address).writer = me.id + 1;
    me.held.push(address);
  }
  if (!write) ++rwlock_at(address).readers;
  return 0;
}

int unlock(pthread_rwlock_t* address, std::uintptr_t pc) {
  ReadWriteLock& lock = rwlock_at(address);
  if (the_execution) {
    Thread& me = the_execution->self();
    if (lock.writer != me.id + 1 && !reads(me, address))
      the_execution->end(Verdict::misuse,
                         "a thread unlocks a reader-writer lock that it does not hold", {me.id, pc},
                         {}, reinterpret_cast<std::uintptr_t>(address));
    const OpKind kind = lock.writer ? OpKind::unlock : OpKind::read_unlock;
    the_execution->point({.kind = kind, .object = address, .pc = pc});
    forget_held(me, address);
    publish(lock.writer ? static_cast<const void*>(address) : readers_of(address));
  }
  if (lock.writer)
    lock.writer = 0;
  else
    --lock.readers;
  return 0;
}

}  // namespace

extern "C" {

int pthread_rwlock_init(pthread_rwlock_t* lock, const pthread_rwlockattr_t* attributes) {
  int preference = PTHREAD_RWLOCK_DEFAULT_NP;
  if (attributes) pthread_rwlockattr_getkind_np(attributes, &preference);
  if (preference == PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP) refuse(kPrefersWriters);
  rwlock_at(lock) = {};
  return 0;
}
int pthread_rwlock_rdlock(pthread_rwlock_t* lock) {
  return read_lock(lock, 0, CCGRADE_HERE);
}
int pthread_rwlock_timedrdlock(pthread_rwlock_t* lock, const timespec* until) {
  return read_lock(lock, deadline_of(*until), CCGRADE_HERE);
}
int pthread_rwlock_clockrdlock(pthread_rwlock_t* lock, clockid_t, const timespec* until) {
  return read_lock(lock, deadline_of(*until), CCGRADE_HERE);
}
int pthread_rwlock_wrlock(pthread_rwlock_t* lock) {
  return write_lock(lock, 0, CCGRADE_HERE);
}
int pthread_rwlock_timedwrlock(pthread_rwlock_t* lock, const timespec* until) {
  return write_lock(lock, deadline_of(*until), CCGRADE_HERE);
}
int pthread_rwlock_clockwrlock(pthread_rwlock_t* lock, clockid_t, const timespec* until) {
  return write_lock(lock, deadline_of(*until), CCGRADE_HERE);
}
int pthread_rwlock_tryrdlock(pthread_rwlock_t* lock) {
  return try_lock(lock, false, CCGRADE_HERE);
}
int pthread_rwlock_trywrlock(pthread_rwlock_t* lock) {
  return try_lock(lock, true, CCGRADE_HERE);
}
int pthread_rwlock_unlock(pthread_rwlock_t* lock) {
  return unlock(lock, CCGRADE_HERE);
}
int pthread_rwlock_destroy(pthread_rwlock_t* lock) {
  if (the_execution && (rwlock_at(lock).writer || rwlock_at(lock).readers))
    the_execution->end(Verdict::misuse, "a reader-writer lock is destroyed while a thread holds it",
                       {the_execution->self().id, CCGRADE_HERE});
  return 0;
}

}  // extern "C"
