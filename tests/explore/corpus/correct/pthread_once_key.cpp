// The key is made once; what each thread hangs on it is freed before its join returns.
// correct: pthread_once, pthread_key_create with destructor, setspecific, getspecific
#include <pthread.h>

#include <atomic>
#include <cassert>
#include <thread>

pthread_once_t once = PTHREAD_ONCE_INIT;
pthread_key_t key;
std::atomic<int> freed = 0;

void free_note(void* note) {
  delete static_cast<int*>(note);
  ++freed;
}

void make_key() {
  pthread_key_create(&key, free_note);
}

void take_note(int value) {
  pthread_once(&once, make_key);
  assert(pthread_getspecific(key) == nullptr);
  pthread_setspecific(key, new int(value));
  assert(*static_cast<int*>(pthread_getspecific(key)) == value);
}

int main() {
  std::thread first([] { take_note(1); });
  std::thread second([] { take_note(2); });
  first.join();
  second.join();
  assert(freed == 2);
  pthread_key_delete(key);
}
