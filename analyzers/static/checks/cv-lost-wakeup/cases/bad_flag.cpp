#include <atomic>
#include <condition_variable>
#include <mutex>

class Latch {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [this] { return open_.load(); });
  }
  void open() {
    open_ = true;  // FINDING cv-lost-wakeup
    opened_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  std::atomic<bool> open_ = false;
};
