// add_locked() adopts a lock its caller should hold; the hasty caller holds none.
// expect: misuse, race
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
  add_locked(2);
}

int main() {
  std::thread first(careful);
  std::thread second(hasty);
  first.join();
  second.join();
}
