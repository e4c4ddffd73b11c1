// expect: use-after-free
// A pointer to a thread_local object outlives the thread that the object is of.
#include <cstdio>
#include <mutex>
#include <thread>

thread_local int hits = 0;
int* last = nullptr;
std::mutex mutex;

void hit() {
  ++hits;
  std::lock_guard lock(mutex);
  last = &hits;
}

int main() {
  std::thread first(hit), second(hit);
  first.join();
  second.join();
  std::printf("%d\n", *last);
}
