// An exchange with acquire takes the lock, a store with release gives it back.
// correct: atomic acquire/release; spins with yield, so needs fairness
#include <atomic>
#include <cassert>
#include <mutex>
#include <thread>

class Spinlock {
 public:
  void lock() {
    while (locked_.exchange(true, std::memory_order_acquire)) std::this_thread::yield();
  }

  void unlock() { locked_.store(false, std::memory_order_release); }

 private:
  std::atomic<bool> locked_ = false;
};

Spinlock spinlock;
int entries = 0;

void enter() {
  std::lock_guard lock(spinlock);
  ++entries;
}

int main() {
  std::thread first(enter);
  std::thread second(enter);
  first.join();
  second.join();
  assert(entries == 2);
}
