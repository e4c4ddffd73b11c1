// The lock excludes, but its relaxed release shows the next owner nothing of what was written.
// expect: race
#include <atomic>
#include <thread>

class Spinlock {
 public:
  void lock() {
    while (locked_.exchange(true, std::memory_order_relaxed)) std::this_thread::yield();
  }

  void unlock() { locked_.store(false, std::memory_order_relaxed); }

 private:
  std::atomic<bool> locked_ = false;
};

Spinlock spinlock;
int entries = 0;

void enter() {
  spinlock.lock();
  ++entries;
  spinlock.unlock();
}

int main() {
  std::thread first(enter);
  std::thread second(enter);
  first.join();
  second.join();
}
