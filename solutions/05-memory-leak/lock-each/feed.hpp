#pragma once
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "api.hpp"
#include "directory.hpp"

namespace memory_leak {

/// A subscription with a lock of its own. The directory owns it, and it does not own the directory.
class Feed final : public Subscription {
 public:
  Feed(const std::shared_ptr<Directory>& directory, std::string topic, Kind kind, std::size_t room,
       Handler handler)
      : directory_(directory),
        topic_(std::move(topic)),
        kind_(kind),
        room_(room),
        handler_(std::move(handler)) {}

  void put(const std::string& text) {
    std::unique_lock lock(mutex_);
    if (kind_ == Kind::every) changed_.wait(lock, [this] { return ended_ || !full(); });
    if (ended_) return;
    if (full()) {
      texts_.pop_front();
      ++dropped_;
    }
    texts_.push_back(text);
    changed_.notify_all();
  }

  bool deliver() override {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ended_ || !texts_.empty(); });
    if (ended_) return false;
    const std::string text = std::move(texts_.front());
    texts_.pop_front();
    at_handler_ = std::this_thread::get_id();
    changed_.notify_all();
    lock.unlock();
    const AfterHandler leave{*this};
    handler_(text);
    return true;
  }

  void unsubscribe() override {
    if (const auto directory = directory_.lock()) directory->remove(topic_, this);
    std::unique_lock lock(mutex_);
    ended_ = true;
    texts_.clear();
    changed_.notify_all();
    if (at_handler_ == std::this_thread::get_id()) return;  // deliver() does the rest
    changed_.wait(lock, [this] { return at_handler_ == std::thread::id(); });
    const Handler gone = std::exchange(handler_, nullptr);
    lock.unlock();  // before what the handler holds goes
  }

  std::size_t waiting() const override {
    std::lock_guard lock(mutex_);
    return texts_.size();
  }
  std::size_t dropped() const override {
    std::lock_guard lock(mutex_);
    return dropped_;
  }

 private:
  struct AfterHandler {
    Feed& feed;
    ~AfterHandler() { feed.after_handler(); }
  };

  bool full() const { return texts_.size() >= room_; }

  void after_handler() {
    std::unique_lock lock(mutex_);
    if (ended_) {
      Handler gone = std::exchange(handler_, nullptr);
      lock.unlock();  // before what the handler holds goes
      gone = nullptr;
      lock.lock();
    }
    at_handler_ = {};
    changed_.notify_all();
  }

  const std::weak_ptr<Directory> directory_;  // it may be gone
  const std::string topic_;
  const Kind kind_;
  const std::size_t room_;
  Handler handler_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> texts_;
  std::size_t dropped_ = 0;
  bool ended_ = false;
  std::thread::id at_handler_ = {};  // who calls it, or lets it go when it has returned
};

}  // namespace memory_leak
