// Whoever calls a handler says so under the mutex first, and who takes the handler away waits until
// nobody does: once by a predicate, once by a loop.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <utility>

class Subscription {
 public:
  explicit Subscription(std::function<void(int)> handler) : handler_(std::move(handler)) {}

  void deliver(int message) {
    std::unique_lock lock(mutex_);
    if (ended_) return;
    running_ = true;
    lock.unlock();
    handler_(message);
    lock.lock();
    running_ = false;
    changed_.notify_all();
  }
  void end() {
    std::unique_lock lock(mutex_);
    ended_ = true;
    changed_.wait(lock, [this] { return !running_; });
    handler_ = nullptr;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::function<void(int)> handler_;
  bool running_ = false;
  bool ended_ = false;
};

class Printer {
 public:
  void print(const char* text) {
    {
      std::lock_guard lock(mutex_);
      ++printing_;
    }
    sink_(text);
    std::lock_guard lock(mutex_);
    if (--printing_ == 0) idle_.notify_all();
  }
  void change(std::function<void(const char*)> sink) {
    std::unique_lock lock(mutex_);
    while (printing_ > 0) idle_.wait(lock);
    sink_ = std::move(sink);
  }

 private:
  std::mutex mutex_;
  std::condition_variable idle_;
  int printing_ = 0;
  std::function<void(const char*)> sink_ = [](const char*) {};
};
