// correct: a key that is made again has no value in any thread, and its destructor sees none of
// before
#include <pthread.h>
#include <cassert>
#include <latch>
#include <thread>

int left_over = 0;
int ended = 0;

int main() {
  std::latch made_again(1);
  std::latch has_value(1);
  pthread_key_t key;
  assert(pthread_key_create(&key, nullptr) == 0);
  pthread_setspecific(key, &left_over);
  std::thread other([&] {
    pthread_setspecific(key, &left_over);
    has_value.count_down();
    made_again.wait();
    assert(pthread_getspecific(key) == nullptr);
  });
  has_value.wait();
  assert(pthread_key_delete(key) == 0);
  assert(pthread_getspecific(key) == nullptr);
  assert(pthread_key_create(&key, [](void*) { ++ended; }) == 0);
  assert(pthread_getspecific(key) == nullptr);
  made_again.count_down();
  other.join();
  assert(ended == 0);
}
