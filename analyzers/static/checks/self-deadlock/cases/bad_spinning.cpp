#include <pthread.h>
#include <mutex>
#include <thread>

std::mutex mutex;
pthread_mutex_t other = PTHREAD_MUTEX_INITIALIZER;
int turns = 0;

void take_turn() {
  while (!mutex.try_lock()) std::this_thread::yield();  // FINDING self-deadlock
  ++turns;
  mutex.unlock();
}

void take_two() {
  std::lock_guard lock(mutex);
  take_turn();
}

void poll() {
  pthread_mutex_lock(&other);
  while (pthread_mutex_trylock(&other) != 0) {  // FINDING self-deadlock
  }
  pthread_mutex_unlock(&other);
}

int main() {
  std::thread first(take_two);
  std::thread second(poll);
  first.join();
  second.join();
}
