// POSIX semaphores, barriers and spin locks, each in the program's own object.
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>

#include "execution.hpp"
#include "locks.hpp"
#include "thread_end.hpp"
#include "virtual_time.hpp"

using namespace ccgrade::explore;

namespace {

int& value_of(const void* semaphore) {
  return *static_cast<int*>(const_cast<void*>(semaphore));
}
bool is_positive(const Thread& thread) {
  return value_of(thread.pending.object) > 0;
}

int wait_for(sem_t* semaphore, std::uint64_t deadline, std::uintptr_t pc) {
  if (the_execution) {
    const Wake wake = the_execution->point({.kind = OpKind::semaphore_wait,
                                            .object = semaphore,
                                            .pc = pc,
                                            .ready = &is_positive,
                                            .deadline = deadline});
    if (wake == Wake::timed_out) return errno = ETIMEDOUT, -1;
    learn(semaphore);
  } else if (value_of(semaphore) == 0) {
    refuse("a semaphore is waited for before main: nobody else could release it");
  }
  --value_of(semaphore);
  return 0;
}

struct Barrier {
  unsigned expected;
  unsigned arrived;
};
Barrier& barrier_at(const void* object) {
  return *static_cast<Barrier*>(const_cast<void*>(object));
}

int arrive(pthread_barrier_t* address, std::uintptr_t pc) {
  Barrier& barrier = barrier_at(address);
  if (!the_execution) {
    if (barrier.expected > 1) refuse("a barrier is reached before main: nobody else could come");
    return PTHREAD_BARRIER_SERIAL_THREAD;
  }
  the_execution->point({.kind = OpKind::barrier_arrive, .object = address, .pc = pc});
  publish(address);
  if (++barrier.arrived == barrier.expected) {
    barrier.arrived = 0;
    for (Thread* thread : the_execution->threads())
      if (thread->pending.kind == OpKind::barrier_wait && thread->pending.object == address) {
        // Now, and not when it goes on: the barrier may be gone by then.
        thread->clock.join(the_execution->arena(), the_execution->races().published_at(address));
        thread->signalled = true;
      }
    learn(address);
    return PTHREAD_BARRIER_SERIAL_THREAD;
  }
  the_execution->self().signalled = false;
  the_execution->point(
      {.kind = OpKind::barrier_wait, .object = address, .pc = pc, .ready = &is_signalled});
  return 0;
}

/// A spin lock's whole memory is one int: thread id + 1.
bool spin_is_free(const Thread& thread) {
  return value_of(thread.pending.object) == 0;
}

void take_spin(pthread_spinlock_t* lock) {
  const void* address = const_cast<const int*>(lock);
  *lock = the_execution->self().id + 1;
  learn(address);
}

}  // namespace

extern "C" {

int sem_init(sem_t* semaphore, int, unsigned value) {
  value_of(semaphore) = static_cast<int>(value);
  return 0;
}
int sem_destroy(sem_t*) {
  return 0;
}
int sem_wait(sem_t* semaphore) {
  return wait_for(semaphore, 0, CCGRADE_HERE);
}
int sem_timedwait(sem_t* semaphore, const timespec* until) {
  return wait_for(semaphore, deadline_of(*until), CCGRADE_HERE);
}
int sem_clockwait(sem_t* semaphore, clockid_t, const timespec* until) {
  return wait_for(semaphore, deadline_of(*until), CCGRADE_HERE);
}
int sem_trywait(sem_t* semaphore) {
  if (the_execution)
    the_execution->point({.kind = OpKind::try_semaphore, .object = semaphore, .pc = CCGRADE_HERE});
  if (value_of(semaphore) <= 0) {
    if (the_execution) the_execution->give_way(CCGRADE_HERE);
    return errno = EAGAIN, -1;
  }
  if (the_execution) learn(semaphore);
  --value_of(semaphore);
  return 0;
}
int sem_post(sem_t* semaphore) {
  if (the_execution) {
    the_execution->point({.kind = OpKind::semaphore_post, .object = semaphore, .pc = CCGRADE_HERE});
    publish(semaphore);
  }
  ++value_of(semaphore);
  return 0;
}
int sem_getvalue(sem_t* semaphore, int* value) {
  if (the_execution)
    the_execution->point({.kind = OpKind::atomic_read, .object = semaphore, .pc = CCGRADE_HERE});
  *value = value_of(semaphore);
  return 0;
}

int pthread_barrier_init(pthread_barrier_t* barrier, const pthread_barrierattr_t*, unsigned count) {
  if (count == 0) return EINVAL;
  barrier_at(barrier) = {count, 0};
  return 0;
}
int pthread_barrier_wait(pthread_barrier_t* barrier) {
  return arrive(barrier, CCGRADE_HERE);
}
int pthread_barrier_destroy(pthread_barrier_t* barrier) {
  if (the_execution && barrier_at(barrier).arrived > 0)
    the_execution->end(Verdict::misuse, "a barrier is destroyed while threads wait at it",
                       {the_execution->self().id, CCGRADE_HERE});
  return 0;
}

int pthread_spin_init(pthread_spinlock_t* lock, int) {
  *lock = 0;
  return 0;
}
int pthread_spin_destroy(pthread_spinlock_t*) {
  return 0;
}
int pthread_spin_lock(pthread_spinlock_t* lock) {
  const void* address = const_cast<const int*>(lock);
  if (!the_execution) return *lock = 1, 0;
  the_execution->point(
      {.kind = OpKind::spin_lock, .object = address, .pc = CCGRADE_HERE, .ready = &spin_is_free});
  take_spin(lock);
  return 0;
}
int pthread_spin_trylock(pthread_spinlock_t* lock) {
  const void* address = const_cast<const int*>(lock);
  if (!the_execution) return *lock = 1, 0;
  the_execution->point({.kind = OpKind::try_lock, .object = address, .pc = CCGRADE_HERE});
  if (*lock != 0) {
    the_execution->give_way(CCGRADE_HERE);
    return EBUSY;
  }
  take_spin(lock);
  return 0;
}
int pthread_spin_unlock(pthread_spinlock_t* lock) {
  const void* address = const_cast<const int*>(lock);
  if (the_execution) {
    the_execution->point({.kind = OpKind::unlock, .object = address, .pc = CCGRADE_HERE});
    publish(address);
  }
  *lock = 0;
  return 0;
}

}  // extern "C"
