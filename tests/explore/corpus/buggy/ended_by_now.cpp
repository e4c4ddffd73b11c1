// One look at whether the thread has ended, and what it does then depends on luck.
// expect: assert
#include <pthread.h>

#include <cassert>
#include <cerrno>

int main() {
  pthread_t thread;
  pthread_create(&thread, nullptr, [](void* argument) { return argument; }, nullptr);
  const int ended = pthread_tryjoin_np(thread, nullptr);
  assert(ended == EBUSY);
  pthread_join(thread, nullptr);
}
