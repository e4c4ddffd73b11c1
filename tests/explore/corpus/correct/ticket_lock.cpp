// Everybody draws a number and enters when it is called: first come, first served.
// correct: atomic fetch_add, release/acquire; spins with yield, so needs fairness
#include <atomic>
#include <cassert>
#include <mutex>
#include <thread>
#include <vector>

class TicketLock {
 public:
  void lock() {
    const unsigned mine = next_.fetch_add(1, std::memory_order_relaxed);
    while (called_.load(std::memory_order_acquire) != mine) std::this_thread::yield();
  }

  void unlock() {
    const unsigned mine = called_.load(std::memory_order_relaxed);
    called_.store(mine + 1, std::memory_order_release);
  }

 private:
  std::atomic<unsigned> next_ = 0;
  std::atomic<unsigned> called_ = 0;
};

TicketLock counter_lock;
int served = 0;

void be_served() {
  std::lock_guard lock(counter_lock);
  ++served;
}

int main() {
  std::vector<std::thread> customers;
  for (int i = 0; i < 3; ++i) customers.emplace_back(be_served);
  for (std::thread& customer : customers) customer.join();
  assert(served == 3);
}
