// The guard adopts a mutex that nobody has locked: nothing is guarded, and its end unlocks.
#include <mutex>
#include <thread>

class Till {
 public:
  void add(long amount) {
    std::lock_guard lock(mutex_, std::adopt_lock);  // FINDING unlock-not-held (warning)
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
