#include <condition_variable>
#include <mutex>

class Bounded {
 public:
  void push() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return size_ < limit_; });
    ++size_;
    changed_.notify_all();
  }
  void wait_for_pause() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return paused_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int size_ = 0, limit_ = 8;
  bool paused_ = false;
};
