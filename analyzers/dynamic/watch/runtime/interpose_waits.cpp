// Everything else a thread can wait in: condition variables, semaphores, barriers, futexes, sleep.
#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdarg.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "deadlock.hpp"
#include "real.hpp"
#include "table.hpp"

using namespace ccgrade::watch;

namespace {

/// A condition wait gives its mutex back and takes it again. The place where the mutex was first
/// taken stays its place: that is the line a person looks for.
template <class Wait>
int condition_wait(pthread_cond_t* condition, pthread_mutex_t* mutex, State state,
                   const Wait& wait) {
  Thread& me = self();
  const Stack here = unwound_stack();
  const Hold* hold = me.find_hold(mutex);
  const Stack taken = hold ? hold->at : here;
  int result = 0;
  me.drop_hold(mutex);
  {
    const Waiting waiting(me, state, condition, here);
    result = wait();
  }
  me.add_hold(mutex, false, taken);
  return result;
}

bool waits_without_limit(long operation, const void* timeout) {
  const long command = operation & FUTEX_CMD_MASK;
  return (command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET) && timeout == nullptr;
}

}  // namespace

extern "C" {

int pthread_cond_wait(pthread_cond_t* condition, pthread_mutex_t* mutex) {
  return condition_wait(condition, mutex, State::condition,
                        [&] { return REAL(pthread_cond_wait)(condition, mutex); });
}

int pthread_cond_timedwait(pthread_cond_t* condition, pthread_mutex_t* mutex,
                           const timespec* until) {
  return condition_wait(condition, mutex, State::timed,
                        [&] { return REAL(pthread_cond_timedwait)(condition, mutex, until); });
}

int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex, clockid_t clock,
                           const timespec* until) {
  return condition_wait(condition, mutex, State::timed, [&] {
    return REAL(pthread_cond_clockwait)(condition, mutex, clock, until);
  });
}

int sem_wait(sem_t* semaphore) {
  if (sem_trywait(semaphore) == 0) return 0;
  const Waiting waiting(self(), State::semaphore, semaphore, unwound_stack());
  return REAL(sem_wait)(semaphore);
}

int pthread_barrier_wait(pthread_barrier_t* barrier) {
  const Waiting waiting(self(), State::barrier, barrier, unwound_stack());
  return REAL(pthread_barrier_wait)(barrier);
}

int nanosleep(const timespec* time, timespec* rest) {
  const Waiting waiting(self(), State::timed, nullptr, Stack{});
  return REAL(nanosleep)(time, rest);
}

int clock_nanosleep(clockid_t clock, int flags, const timespec* time, timespec* rest) {
  const Waiting waiting(self(), State::timed, nullptr, Stack{});
  return REAL(clock_nanosleep)(clock, flags, time, rest);
}

/// libstdc++'s atomic wait, semaphores, latches, barriers and futures reach the kernel through
/// this.
long syscall(long number, ...) {
  va_list list;
  va_start(list, number);
  long a[6];
  for (long& argument : a) argument = va_arg(list, long);
  va_end(list);
  const auto real = REAL(syscall);
  if (number != SYS_futex || !waits_without_limit(a[1], reinterpret_cast<void*>(a[3])))
    return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
  const Waiting waiting(self(), State::futex, reinterpret_cast<void*>(a[0]), unwound_stack());
  return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

}  // extern "C"
