// Each wait trusts that it was woken for a reason: after an if, or after no look at all.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

class Slot {
 public:
  void put(int value) {
    {
      std::lock_guard lock(mutex_);
      value_ = value;
    }
    filled_.notify_all();
  }
  int take() {
    std::unique_lock lock(mutex_);
    if (value_ == 0) filled_.wait(lock);  // FINDING cv-wait-no-predicate
    return value_;
  }
  int take_next() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock);  // FINDING cv-wait-no-predicate
    return value_;
  }
  int take_in_time(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    if (value_ == 0) filled_.wait_for(lock, most);  // FINDING cv-wait-no-predicate (warning)
    return value_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  int value_ = 0;
};

int main() {
  Slot slot;
  std::jthread one([&] { slot.take(); });
  std::jthread two([&] { slot.take_next(); });
  slot.put(1);
  slot.take_in_time(std::chrono::milliseconds(5));
}
