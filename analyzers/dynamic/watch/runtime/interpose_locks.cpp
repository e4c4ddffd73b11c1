// The lock functions of pthread, each doing what the C library's does and keeping the thread's row.
#include <errno.h>
#include <pthread.h>

#include "deadlock.hpp"
#include "noise.hpp"
#include "real.hpp"
#include "spin.hpp"
#include "table.hpp"

using namespace ccgrade::watch;

#define HERE() frame_stack(__builtin_return_address(0), __builtin_frame_address(0))

namespace {

/// Errorcheck mutexes answer a relock with EDEADLK themselves: that is no deadlock.
bool reports_relock(const pthread_mutex_t* mutex) {
  return (mutex->__data.__kind & 3) == PTHREAD_MUTEX_ERRORCHECK_NP;
}

void acquired(Thread& me, const void* object, bool shared, const Stack& at) {
  me.add_hold(object, shared, at);
  pause_holding_first_lock(me);
}

/// Takes a lock by `lock` after `try_lock` said that somebody has it.
template <class Lock>
int wait_and_lock(Thread& me, State state, const void* object, bool checked, const Lock& lock) {
  // By unwind tables: the wait is long anyway, and this stack is what a person will read.
  const Waiting waiting(me, state, object, unwound_stack());
  if (checked) end_if_deadlocked(me);
  return lock();
}

template <class Lock>
int timed_lock(const void* object, bool shared, const Stack& at, const Lock& lock) {
  Thread& me = self();
  int result = 0;
  {
    const Waiting waiting(me, State::timed, object, at);
    result = lock();
  }
  if (result == 0) acquired(me, object, shared, at);
  return result;
}

int tried(Thread& me, const void* object, bool shared, const Stack& at, int result) {
  if (result == 0) {
    if (object == me.tried) me.failed_tries = 0;  // what it was after, at last
    acquired(me, object, shared, at);
  } else if (result == EBUSY) {
    note_failed_try(me, object, at);
  }
  return result;
}

}  // namespace

extern "C" {

int pthread_mutex_lock(pthread_mutex_t* mutex) {
  Thread& me = self();
  const Stack at = HERE();
  int result = REAL(pthread_mutex_trylock)(mutex);
  if (result == EBUSY)
    result = wait_and_lock(me, State::mutex, mutex, !reports_relock(mutex),
                           [&] { return REAL(pthread_mutex_lock)(mutex); });
  if (result == 0) acquired(me, mutex, false, at);
  return result;
}

int pthread_mutex_trylock(pthread_mutex_t* mutex) {
  return tried(self(), mutex, false, HERE(), REAL(pthread_mutex_trylock)(mutex));
}

int pthread_mutex_timedlock(pthread_mutex_t* mutex, const timespec* until) {
  return timed_lock(mutex, false, HERE(),
                    [&] { return REAL(pthread_mutex_timedlock)(mutex, until); });
}

int pthread_mutex_clocklock(pthread_mutex_t* mutex, clockid_t clock, const timespec* until) {
  return timed_lock(mutex, false, HERE(),
                    [&] { return REAL(pthread_mutex_clocklock)(mutex, clock, until); });
}

int pthread_mutex_unlock(pthread_mutex_t* mutex) {
  self().drop_hold(mutex);  // before it is free: a hold that others see is always a real one
  return REAL(pthread_mutex_unlock)(mutex);
}

int pthread_rwlock_rdlock(pthread_rwlock_t* lock) {
  Thread& me = self();
  const Stack at = HERE();
  int result = REAL(pthread_rwlock_tryrdlock)(lock);
  if (result == EBUSY)
    result = wait_and_lock(me, State::read_lock, lock, true,
                           [&] { return REAL(pthread_rwlock_rdlock)(lock); });
  if (result == 0) acquired(me, lock, true, at);
  return result;
}

int pthread_rwlock_wrlock(pthread_rwlock_t* lock) {
  Thread& me = self();
  const Stack at = HERE();
  int result = REAL(pthread_rwlock_trywrlock)(lock);
  if (result == EBUSY)
    result = wait_and_lock(me, State::write_lock, lock, true,
                           [&] { return REAL(pthread_rwlock_wrlock)(lock); });
  if (result == 0) acquired(me, lock, false, at);
  return result;
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t* lock) {
  return tried(self(), lock, true, HERE(), REAL(pthread_rwlock_tryrdlock)(lock));
}

int pthread_rwlock_trywrlock(pthread_rwlock_t* lock) {
  return tried(self(), lock, false, HERE(), REAL(pthread_rwlock_trywrlock)(lock));
}

int pthread_rwlock_clockrdlock(pthread_rwlock_t* lock, clockid_t clock, const timespec* until) {
  return timed_lock(lock, true, HERE(),
                    [&] { return REAL(pthread_rwlock_clockrdlock)(lock, clock, until); });
}

int pthread_rwlock_clockwrlock(pthread_rwlock_t* lock, clockid_t clock, const timespec* until) {
  return timed_lock(lock, false, HERE(),
                    [&] { return REAL(pthread_rwlock_clockwrlock)(lock, clock, until); });
}

int pthread_rwlock_unlock(pthread_rwlock_t* lock) {
  self().drop_hold(lock);
  return REAL(pthread_rwlock_unlock)(lock);
}

}  // extern "C"
