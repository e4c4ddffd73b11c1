// A recursive mutex that is held twice is given back by one level only while its owner waits:
// nobody can come to wake it.
// expect: deadlock
#include <pthread.h>

#include <thread>

pthread_mutex_t mutex = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
bool full = false;

void wait_until_full() {
  pthread_mutex_lock(&mutex);
  while (!full) pthread_cond_wait(&filled, &mutex);
  pthread_mutex_unlock(&mutex);
}

void take() {
  pthread_mutex_lock(&mutex);
  wait_until_full();
  full = false;
  pthread_mutex_unlock(&mutex);
}

void put() {
  pthread_mutex_lock(&mutex);
  full = true;
  pthread_cond_signal(&filled);
  pthread_mutex_unlock(&mutex);
}

int main() {
  std::thread taker(take);
  std::thread putter(put);
  taker.join();
  putter.join();
}
