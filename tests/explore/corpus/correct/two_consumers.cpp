// The consumer tests again after every wake-up: who took the item meanwhile does not matter.
// correct: condition_variable wait in a while loop, two consumers
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
  while (items == 0) filled.wait(lock);
  assert(items > 0);
  --items;
}

int main() {
  std::thread first(consume);
  std::thread second(consume);
  produce(2);
  first.join();
  second.join();
  assert(items == 0);
}
