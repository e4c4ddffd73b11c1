#include <atomic>
#include <mutex>

class Pool {
 public:
  bool take() {
    int seen = free_.load();
    while (seen > 0)
      if (free_.compare_exchange_weak(seen, seen - 1)) return true;
    return false;
  }
  bool start() { return !started_.exchange(true); }
  void stop() {
    if (started_.exchange(false)) ++stops_;
  }
  void guarded() {
    std::lock_guard lock(mutex_);
    if (free_ > 0) --free_;
  }
  void other() {
    if (free_ > 0) ++stops_;
  }

 private:
  std::mutex mutex_;
  std::atomic<int> free_{4}, stops_{0};
  std::atomic<bool> started_{false};
};
