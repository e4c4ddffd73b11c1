// A recursive mutex that is held once while its owner waits for a condition.
// correct: pthread_cond_wait with a recursive mutex
#include <pthread.h>

#include <thread>

pthread_mutex_t mutex = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
bool full = false;

void take() {
  pthread_mutex_lock(&mutex);
  while (!full) pthread_cond_wait(&filled, &mutex);
  full = false;
  pthread_mutex_unlock(&mutex);
}

void note_full() {
  pthread_mutex_lock(&mutex);
  full = true;
  pthread_mutex_unlock(&mutex);
}

void put() {
  pthread_mutex_lock(&mutex);
  note_full();
  pthread_cond_signal(&filled);
  pthread_mutex_unlock(&mutex);
}

int main() {
  std::thread taker(take);
  std::thread putter(put);
  taker.join();
  putter.join();
}
