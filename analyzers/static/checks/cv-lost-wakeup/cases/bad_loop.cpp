#include <atomic>
#include <condition_variable>
#include <mutex>

class Pool {
 public:
  void run() {
    std::unique_lock lock(mutex_);
    while (!stopping_ && jobs_ == 0) work_.wait(lock);
  }
  void stop() {
    stopping_.store(true);  // FINDING cv-lost-wakeup
    work_.notify_all();
  }
  void add() {
    std::lock_guard lock(mutex_);
    ++jobs_;
    work_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable work_;
  std::atomic<bool> stopping_ = false;
  int jobs_ = 0;
};
