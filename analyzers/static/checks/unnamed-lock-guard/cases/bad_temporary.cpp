#include <mutex>
#include <shared_mutex>

class Counter {
 public:
  void add() {
    std::lock_guard<std::mutex>{mutex_};  // FINDING unnamed-lock-guard
    ++count_;
  }
  void add_two() {
    std::scoped_lock{mutex_, other_};  // FINDING unnamed-lock-guard
    count_ += 2;
  }
  void take() {
    if (count_ > 0) std::unique_lock<std::mutex>{mutex_};  // FINDING unnamed-lock-guard
    --count_;
  }
  int get() {
    std::shared_lock<std::shared_mutex>{readers_};  // FINDING unnamed-lock-guard
    return count_;
  }

 private:
  std::mutex mutex_, other_;
  std::shared_mutex readers_;
  int count_ = 0;
};
