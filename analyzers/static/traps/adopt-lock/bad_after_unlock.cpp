// The guard adopts what was unlocked just before: its end unlocks a second time.
#include <mutex>
#include <thread>

class Till {
 public:
  void close_day(long float_money) {
    mutex_.lock();
    ++days_;
    mutex_.unlock();
    std::lock_guard lock(mutex_, std::adopt_lock);
    sum_ = float_money;
  }  // FINDING unlock-not-held
  void add(long amount) {
    std::lock_guard lock(mutex_);
    sum_ += amount;
  }

 private:
  std::mutex mutex_;
  long sum_ = 0;
  int days_ = 0;
};

int main() {
  Till till;
  std::jthread cashier([&] { till.add(5); });
  till.close_day(100);
}
