// The first says that it is at work, and nobody waits for that; the second waits for something
// else.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <utility>

class Subscription {
 public:
  void deliver(int message) {
    {
      std::lock_guard lock(mutex_);
      running_ = true;
    }
    handler_(message);  // FINDING inconsistent-guard
    std::lock_guard lock(mutex_);
    running_ = false;
  }
  void replace(std::function<void(int)> handler) {
    std::lock_guard lock(mutex_);
    handler_ = std::move(handler);
  }

 private:
  std::mutex mutex_;
  std::function<void(int)> handler_;
  bool running_ = false;
};

class Printer {
 public:
  void print(const char* text) {
    {
      std::lock_guard lock(mutex_);
      ++printing_;
    }
    sink_(text);  // FINDING inconsistent-guard
    std::lock_guard lock(mutex_);
    --printing_;
  }
  void open() {
    std::lock_guard lock(mutex_);
    open_ = true;
    opened_.notify_all();
  }
  void change(std::function<void(const char*)> sink) {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [this] { return open_; });
    sink_ = std::move(sink);
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  bool open_ = false;
  int printing_ = 0;
  std::function<void(const char*)> sink_ = [](const char*) {};
};
