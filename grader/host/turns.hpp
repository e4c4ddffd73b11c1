#pragma once
#include <condition_variable>
#include <mutex>

namespace ccgrade {

/// As many turns as cores; first come, first served.
class Turns {
 public:
  explicit Turns(int count) : free_(count) {}

  void take() {
    std::unique_lock lock(mutex_);
    const unsigned long mine = next_ticket_++;
    freed_.wait(lock, [&] { return free_ > 0 && mine == serving_; });
    --free_;
    ++serving_;
    freed_.notify_all();
  }
  void give_back() {
    std::lock_guard lock(mutex_);
    ++free_;
    freed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  int free_;
  unsigned long next_ticket_ = 0;
  unsigned long serving_ = 0;
};

}  // namespace ccgrade
