// classes: 5
// The end of the program cuts the thread off after none, one, ... all of its four steps: its start,
// two stores, its own end.
#include <pthread.h>

#include <atomic>

std::atomic<int> first, second;

int main() {
  pthread_attr_t detached;
  pthread_attr_init(&detached);
  pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
  pthread_t thread;
  const auto store = [](void*) -> void* {
    first = 1, second = 1;
    return nullptr;
  };
  pthread_create(&thread, &detached, store, nullptr);
}
