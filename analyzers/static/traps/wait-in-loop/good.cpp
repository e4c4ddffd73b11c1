// Each wait looks again when it wakes: in a while, by a predicate, with a stop token, in time.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
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
    while (value_ == 0) filled_.wait(lock);
    return value_;
  }
  int take_told() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return value_ != 0; });
    return value_;
  }
  int take_or_stop(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    return filled_.wait(lock, stop, [this] { return value_ != 0; }) ? value_ : 0;
  }
  int take_in_time(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    return filled_.wait_for(lock, most, [this] { return value_ != 0; }) ? value_ : 0;
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any filled_;
  int value_ = 0;
};

int main() {
  Slot slot;
  std::jthread one([&](std::stop_token stop) { slot.take_or_stop(stop); });
  std::jthread two([&] { slot.take(); });
  std::jthread three([&] { slot.take_told(); });
  slot.put(1);
  slot.take_in_time(std::chrono::milliseconds(5));
}
