// adopt_lock takes over a mutex that is locked already: no second lock, and the guard unlocks.
#include <mutex>
#include <thread>

class Till {
 public:
  void add(long amount) {
    mutex_.lock();
    std::lock_guard lock(mutex_, std::adopt_lock);
    sum_ += amount;
  }
  bool try_add(long amount) {
    if (!mutex_.try_lock()) return false;
    std::unique_lock lock(mutex_, std::adopt_lock);
    sum_ += amount;
    return true;
  }
  long sum() {
    std::lock_guard lock(mutex_);
    return sum_;
  }

 private:
  std::mutex mutex_;
  long sum_ = 0;
};

int main() {
  Till till;
  std::thread cashier([&] { till.add(5); });
  while (!till.try_add(7)) std::this_thread::yield();
  cashier.join();
  return till.sum() == 12 ? 0 : 1;
}
