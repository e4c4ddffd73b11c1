// Each worker binds itself to a processor, asks for another policy, and finds what it set.
// correct: pthread_setaffinity_np and pthread_setschedparam, and what asks for them
#include <pthread.h>
#include <sched.h>

#include <cassert>
#include <thread>

void work(int policy) {
  cpu_set_t wanted{};
  CPU_SET(0, &wanted);
  assert(pthread_setaffinity_np(pthread_self(), sizeof wanted, &wanted) == 0);
  cpu_set_t found{};
  assert(pthread_getaffinity_np(pthread_self(), sizeof found, &found) == 0);
  assert(CPU_EQUAL(&wanted, &found));

  sched_param parameters{};
  if (pthread_setschedparam(pthread_self(), policy, &parameters) != 0) return;
  int is = SCHED_OTHER;
  assert(pthread_getschedparam(pthread_self(), &is, &parameters) == 0);
  assert(is == policy && parameters.sched_priority == 0);
}

int main() {
  std::thread one(work, SCHED_BATCH), other(work, SCHED_IDLE);
  one.join();
  other.join();
}
