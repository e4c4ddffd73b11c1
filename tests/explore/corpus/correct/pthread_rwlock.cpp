// The POSIX readers-writers lock keeps readers from seeing half a change.
// correct: pthread_create, pthread_join, pthread_rwlock rdlock, tryrdlock, wrlock
#include <pthread.h>

#include <cassert>

pthread_rwlock_t page_lock = PTHREAD_RWLOCK_INITIALIZER;
int left_half = 0;
int right_half = 0;

void* turn_page(void*) {
  pthread_rwlock_wrlock(&page_lock);
  ++left_half;
  ++right_half;
  pthread_rwlock_unlock(&page_lock);
  return nullptr;
}

void* look(void*) {
  if (pthread_rwlock_tryrdlock(&page_lock) != 0) pthread_rwlock_rdlock(&page_lock);
  assert(left_half == right_half);
  pthread_rwlock_unlock(&page_lock);
  return nullptr;
}

int main() {
  pthread_t writer, reader, second_reader;
  pthread_create(&writer, nullptr, turn_page, nullptr);
  pthread_create(&reader, nullptr, look, nullptr);
  pthread_create(&second_reader, nullptr, look, nullptr);
  pthread_join(writer, nullptr);
  pthread_join(reader, nullptr);
  pthread_join(second_reader, nullptr);
  pthread_rwlock_destroy(&page_lock);
  assert(left_half == 1);
}
