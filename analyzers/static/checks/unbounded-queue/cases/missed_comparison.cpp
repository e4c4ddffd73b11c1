// A comparison that has nothing to do with how much is in it.
#include <condition_variable>
#include <mutex>
#include <queue>

class Alarms {
 public:
  void raise(int level) {
    std::lock_guard lock(mutex_);
    if (level > highest_) highest_ = level;
    levels_.push(level);  // MISSED unbounded-queue
    raised_.notify_one();
  }
  int next() {
    std::unique_lock lock(mutex_);
    raised_.wait(lock, [this] { return !levels_.empty(); });
    const int level = levels_.front();
    levels_.pop();
    return level;
  }

 private:
  std::mutex mutex_;
  std::condition_variable raised_;
  std::queue<int> levels_;
  int highest_ = 0;
};
