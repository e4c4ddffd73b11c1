#include <atomic>
#include <condition_variable>
#include <mutex>

class Latch {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [this] { return open_; });
  }
  void open() {
    {
      std::lock_guard lock(mutex_);
      open_ = true;
    }
    opened_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  bool open_ = false;
};

class Pool {
 public:
  void run() {
    std::unique_lock lock(mutex_);
    while (!stopping_ && jobs_ == 0) work_.wait(lock);
    ++runs_;
  }
  void stop() {
    stopping_.store(true);
    {
      std::lock_guard between(mutex_);
    }
    work_.notify_all();
  }
  void count() {
    ++seen_;
    work_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable work_;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> seen_ = 0;
  int jobs_ = 0, runs_ = 0;
};
