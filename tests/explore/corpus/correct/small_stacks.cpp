// Threads with a smaller stack than usual, which is given to them by its size alone.
// correct: pthread_attr_setstacksize
#include <pthread.h>

#include <atomic>
#include <cassert>

std::atomic<int> ran{0};

void* run(void*) {
  ++ran;
  return nullptr;
}

int main() {
  pthread_attr_t small;
  pthread_attr_init(&small);
  assert(pthread_attr_setstacksize(&small, 256 * 1024) == 0);
  pthread_t threads[2];
  for (pthread_t& thread : threads) assert(pthread_create(&thread, &small, run, nullptr) == 0);
  for (pthread_t thread : threads) pthread_join(thread, nullptr);
  pthread_attr_destroy(&small);
  assert(ran == 2);
}
