// The caller locks, a helper takes the lock over and unlocks: afterwards it may be locked again.
#include <mutex>
#include <thread>

class Till {
 public:
  void add(long amount) {
    mutex_.lock();
    book_and_unlock(amount);
    std::lock_guard lock(mutex_);
    ++bookings_;
  }

 private:
  void book_and_unlock(long amount) {
    std::lock_guard lock(mutex_, std::adopt_lock);
    sum_ += amount;
  }
  std::mutex mutex_;
  long sum_ = 0;
  int bookings_ = 0;
};

int main() {
  Till till;
  std::jthread cashier([&] { till.add(5); });
  till.add(7);
}
