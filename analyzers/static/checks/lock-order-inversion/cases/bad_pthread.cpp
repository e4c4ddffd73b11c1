#include <pthread.h>

pthread_mutex_t left = PTHREAD_MUTEX_INITIALIZER, right = PTHREAD_MUTEX_INITIALIZER;

void* forwards(void*) {
  pthread_mutex_lock(&left);
  pthread_mutex_lock(&right);  // FINDING lock-order-inversion
  pthread_mutex_unlock(&right);
  pthread_mutex_unlock(&left);
  return nullptr;
}

void* backwards(void*) {
  pthread_mutex_lock(&right);
  pthread_mutex_lock(&left);
  pthread_mutex_unlock(&left);
  pthread_mutex_unlock(&right);
  return nullptr;
}

int main() {
  pthread_t one, two;
  pthread_create(&one, nullptr, forwards, nullptr);
  pthread_create(&two, nullptr, backwards, nullptr);
  pthread_join(one, nullptr);
  pthread_join(two, nullptr);
}
