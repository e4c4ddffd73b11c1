#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace thread_leak {

/// A queue between threads that can end. Whoever waits in it is woken by its end.
template <class T>
class Channel {
 public:
  explicit Channel(std::size_t room) : room_(room) {}

  /// Waits for a place. False when the channel has ended: the value is dropped.
  bool push(T value) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ended_ || values_.size() < room_; });
    if (ended_) return false;
    values_.push_back(std::move(value));
    changed_.notify_all();
    return true;
  }

  /// Waits for a value. Empty when the channel has ended and has none left.
  std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ended_ || !values_.empty(); });
    if (values_.empty()) return std::nullopt;
    T value = std::move(values_.front());
    values_.pop_front();
    changed_.notify_all();
    return value;
  }

  /// Nothing more comes in; what is in it can be taken out.
  void end() {
    std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  /// Nothing more comes in, and nothing out.
  void drop() {
    std::lock_guard lock(mutex_);
    ended_ = true;
    values_.clear();
    changed_.notify_all();
  }

 private:
  const std::size_t room_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<T> values_;
  bool ended_ = false;
};

}  // namespace thread_leak
