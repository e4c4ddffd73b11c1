// main ends by pthread_exit; the program goes on until its last thread has ended, and exits with
// success.
// correct: pthread_exit of main
#include <pthread.h>

#include <atomic>

std::atomic<int> done = 0;

void* work(void*) {
  ++done;
  return nullptr;
}

int main() {
  pthread_t threads[2];
  for (pthread_t& thread : threads) {
    pthread_create(&thread, nullptr, work, nullptr);
    pthread_detach(thread);
  }
  pthread_exit(nullptr);
}
