// What both parts of the challenge are watched with, from inside a meal or a compliance check.
#pragma once
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>

/// Things of which each has at most one user at a time: forks, or accounts.
class Exclusive {
 public:
  explicit Exclusive(std::size_t count) : used_(count) {}

  /// True when nobody else used either of the two.
  bool take(std::size_t a, std::size_t b) {
    const bool a_was_used = used_[a].exchange(true);
    const bool b_was_used = used_[b].exchange(true);
    return !a_was_used && !b_was_used;
  }
  void release(std::size_t a, std::size_t b) { used_[a] = used_[b] = false; }

 private:
  std::deque<std::atomic<bool>> used_;
};

/// Waits until any two threads are inside at the same time. It does not ask for a certain pair:
/// when everyone holds one fork and waits for the other, a correct table has a single eater for a
/// while. So each visitor waits a little, and one success among many visits is enough.
class Company {
 public:
  explicit Company(std::chrono::milliseconds patience) : patience_(patience) {}

  void visit() {
    std::unique_lock lock(mutex_);
    if (found_) return;
    ++inside_;
    if (inside_ >= 2) {
      found_ = true;
      arrived_.notify_all();
    } else {
      arrived_.wait_for(lock, patience_, [&] { return found_; });
    }
    --inside_;
  }

  bool found() {
    std::lock_guard lock(mutex_);
    return found_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  const std::chrono::milliseconds patience_;
  int inside_ = 0;
  bool found_ = false;
};

inline std::size_t count_of(int number) {
  return static_cast<std::size_t>(std::max(number, 1));
}
