// What the guard has adopted is held: to call what locks it again is to wait for oneself.
#include <mutex>
#include <thread>

class Till {
 public:
  void add(long amount) {
    mutex_.lock();
    std::lock_guard lock(mutex_, std::adopt_lock);
    sum_ += amount;
    count();
  }
  void count() {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    ++bookings_;
  }

 private:
  std::mutex mutex_;
  long sum_ = 0;
  int bookings_ = 0;
};

int main() {
  Till till;
  std::jthread cashier([&] { till.add(5); });
  till.add(7);
}
