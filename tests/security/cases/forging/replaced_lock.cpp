// what: takes the place of pthread_mutex_lock
// expect: not_gradable symbol-interposition
#include <pthread.h>

extern "C" int pthread_mutex_lock(pthread_mutex_t*) noexcept {
  return 0;
}
