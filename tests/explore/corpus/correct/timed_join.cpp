// Whoever gives up waiting for a thread asks how the wait ended before it looks at the result.
// correct: pthread_timedjoin_np and pthread_clockjoin_np, whose deadline may pass early
#include <pthread.h>

#include <cassert>
#include <cerrno>
#include <ctime>

int answer = 0;

void* compute(void*) {
  answer = 42;
  return nullptr;
}

int main() {
  pthread_t helper;
  pthread_create(&helper, nullptr, compute, nullptr);
  timespec until{};
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec += 60;
  int joined = pthread_timedjoin_np(helper, nullptr, &until);
  if (joined == ETIMEDOUT) joined = pthread_clockjoin_np(helper, nullptr, CLOCK_REALTIME, &until);
  if (joined == ETIMEDOUT) joined = pthread_join(helper, nullptr);
  assert(joined == 0 && answer == 42);
}
