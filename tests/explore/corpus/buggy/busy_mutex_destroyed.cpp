// The flag is raised under the mutex, so who sees it may destroy the mutex while it is held.
// expect: misuse, race
#include <pthread.h>

#include <atomic>
#include <thread>

pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
std::atomic<bool> finished = false;
int result = 0;

void work() {
  pthread_mutex_lock(&mutex);
  result = 42;
  finished = true;
  finished.notify_one();
  pthread_mutex_unlock(&mutex);
}

int main() {
  std::thread worker(work);
  finished.wait(false);
  pthread_mutex_destroy(&mutex);
  worker.join();
}
