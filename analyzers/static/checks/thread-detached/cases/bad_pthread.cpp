#include <pthread.h>

static void* tick(void*) {
  return nullptr;
}

int start() {
  pthread_t thread;
  if (pthread_create(&thread, nullptr, tick, nullptr) != 0) return -1;
  return pthread_detach(thread);  // FINDING thread-detached
}
