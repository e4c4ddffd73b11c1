// The semaphore counts the items on the shelf: who acquires one finds one.
// correct: counting_semaphore release, acquire, try_acquire, try_acquire_for (one acquirer)
#include <cassert>
#include <chrono>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

std::counting_semaphore<4> items(0);
std::mutex mutex;
std::vector<int> shelf;

void put(int item) {
  {
    std::lock_guard lock(mutex);
    shelf.push_back(item);
  }
  items.release();
}

void wait_for_item() {
  if (items.try_acquire()) return;
  if (items.try_acquire_for(std::chrono::seconds(1))) return;
  items.acquire();
}

int take() {
  wait_for_item();
  std::lock_guard lock(mutex);
  assert(!shelf.empty());
  const int item = shelf.back();
  shelf.pop_back();
  return item;
}

int main() {
  std::thread first([] { put(1); });
  std::thread second([] { put(2); });
  const int sum = take() + take();
  assert(sum == 3);
  first.join();
  second.join();
}
