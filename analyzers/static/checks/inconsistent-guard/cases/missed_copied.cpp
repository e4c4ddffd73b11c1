// A copy that holds a mutex, though not the one that guards what is copied.
#include <mutex>

class Gauge {
 public:
  Gauge() = default;
  Gauge(const Gauge& other) {
    std::lock_guard lock(mutex_);  // its own, which nobody knows yet
    level_ = other.level_;         // MISSED inconsistent-guard
  }

  void set(int level) {
    std::lock_guard lock(mutex_);
    level_ = level;
  }

 private:
  std::mutex mutex_;
  int level_ = 0;
};
