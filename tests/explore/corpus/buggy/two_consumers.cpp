// The consumer tests with `if`: between its wake-up and its return another one takes the item.
// expect: assert
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable filled;
int items = 0;

void produce(int count) {
  for (int i = 0; i < count; ++i) {
    std::lock_guard lock(mutex);
    ++items;
    filled.notify_one();
  }
}

void consume() {
  std::unique_lock lock(mutex);
  if (items == 0) filled.wait(lock);
  assert(items > 0);
  --items;
}

int main() {
  std::thread first(consume);
  std::thread second(consume);
  produce(2);
  first.join();
  second.join();
}
