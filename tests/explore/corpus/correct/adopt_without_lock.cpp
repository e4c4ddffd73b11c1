// Whoever calls add_locked() has locked: the guard inside only takes over the unlocking.
// correct: lock_guard and unique_lock with adopt_lock
#include <cassert>
#include <mutex>
#include <thread>

std::mutex mutex;
int total = 0;

void add_locked(int amount) {
  std::lock_guard adopted(mutex, std::adopt_lock);
  total += amount;
}

void careful() {
  mutex.lock();
  add_locked(1);
}

void hasty() {
  mutex.lock();
  std::unique_lock adopted(mutex, std::adopt_lock);
  adopted.unlock();
  adopted.lock();
  total += 2;
}

int main() {
  std::thread first(careful);
  std::thread second(hasty);
  first.join();
  second.join();
  assert(total == 3);
}
