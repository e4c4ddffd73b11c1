// The adopting guard ends with its block; what is called then may lock.
#include <mutex>
#include <thread>

class Till {
 public:
  void add(long amount) {
    {
      mutex_.lock();
      std::lock_guard lock(mutex_, std::adopt_lock);
      sum_ += amount;
    }
    count();
  }
  void count() {
    std::lock_guard lock(mutex_);
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
