// What runs at the end of the scope stands a line above: nobody else has given it.
#include <functional>
#include <mutex>

class ScopeExit {
 public:
  explicit ScopeExit(std::function<void()> action) : action_(std::move(action)) {}
  ~ScopeExit() { action_(); }

 private:
  std::function<void()> action_;
};

class Counter {
 public:
  int bump() {
    std::lock_guard lock(mutex_);
    ScopeExit undo([this] { --pending_; });
    ++pending_;
    return ++count_;
  }

 private:
  std::mutex mutex_;
  int count_ = 0, pending_ = 0;
};
