#pragma once
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "api.hpp"

namespace memory_leak {

/// A handler that can be let go while it may be running.
class Callee {
 public:
  explicit Callee(Handler handler) : handler_(std::move(handler)) {}

  /// False when it is let go: it is not called.
  bool call(const std::string& text) {
    {
      std::lock_guard lock(mutex_);
      if (over_) return false;
      used_by_ = std::this_thread::get_id();
    }
    const AfterCall leave{*this};
    handler_(text);
    return true;
  }

  /// When this returns, the handler does not run any more and is destroyed. Called from inside the
  /// handler, it does not wait: the handler is destroyed when it has returned.
  void let_go() {
    std::unique_lock lock(mutex_);
    over_ = true;
    if (used_by_ == std::this_thread::get_id()) return;
    not_used_.wait(lock, [this] { return used_by_ == std::thread::id(); });
    destroy(lock);
  }

 private:
  struct AfterCall {
    Callee& callee;
    ~AfterCall() { callee.after_call(); }
  };

  void after_call() {
    std::unique_lock lock(mutex_);
    if (over_) {
      destroy(lock);
    } else {
      used_by_ = {};
    }
    not_used_.notify_all();
  }

  /// What the handler holds may come back here as it goes, so the lock is let go.
  void destroy(std::unique_lock<std::mutex>& lock) {
    used_by_ = std::this_thread::get_id();
    Handler gone = std::exchange(handler_, nullptr);
    lock.unlock();
    gone = nullptr;
    lock.lock();
    used_by_ = {};
    not_used_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable not_used_;
  Handler handler_;
  bool over_ = false;
  std::thread::id used_by_ = {};  // who calls or destroys it
};

}  // namespace memory_leak
