// A condition variable on the monotonic clock: after one timeout the waiter waits without limit.
// correct: pthread_mutex (errorcheck), pthread_cond_timedwait on CLOCK_MONOTONIC, broadcast
#include <pthread.h>
#include <time.h>

#include <cassert>
#include <thread>

pthread_mutex_t mutex;
pthread_cond_t changed;
bool ready = false;

void set_up() {
  pthread_mutexattr_t checking;
  pthread_mutexattr_init(&checking);
  pthread_mutexattr_settype(&checking, PTHREAD_MUTEX_ERRORCHECK);
  pthread_mutex_init(&mutex, &checking);
  pthread_mutexattr_destroy(&checking);
  pthread_condattr_t monotonic;
  pthread_condattr_init(&monotonic);
  pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
  pthread_cond_init(&changed, &monotonic);
  pthread_condattr_destroy(&monotonic);
}

void wait_until_ready() {
  timespec deadline;
  clock_gettime(CLOCK_MONOTONIC, &deadline);
  deadline.tv_sec += 1;
  int status = 0;
  pthread_mutex_lock(&mutex);
  while (!ready && status == 0) status = pthread_cond_timedwait(&changed, &mutex, &deadline);
  while (!ready) pthread_cond_wait(&changed, &mutex);
  pthread_mutex_unlock(&mutex);
}

int main() {
  set_up();
  std::thread first(wait_until_ready);
  std::thread second(wait_until_ready);
  pthread_mutex_lock(&mutex);
  ready = true;
  pthread_mutex_unlock(&mutex);
  pthread_cond_broadcast(&changed);
  first.join();
  second.join();
  assert(pthread_cond_destroy(&changed) == 0);
  assert(pthread_mutex_destroy(&mutex) == 0);
}
