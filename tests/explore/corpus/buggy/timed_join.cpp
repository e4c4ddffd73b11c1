// The result is looked at although the wait for the thread may have been given up.
// expect: leak, race
#include <pthread.h>

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
  pthread_timedjoin_np(helper, nullptr, &until);
  return answer == 42 ? 0 : answer;
}
