// Who only tries does not wait for itself.
#include <mutex>
#include <shared_mutex>

class Counter {
 public:
  bool try_reset() {
    std::shared_lock reading(mutex_);
    if (value_ == 0) return true;
    std::unique_lock writing(mutex_, std::try_to_lock);
    return writing.owns_lock();
  }
  void downgrade() {
    mutex_.lock();
    value_ = 1;
    mutex_.unlock();
    mutex_.lock_shared();
    const bool is_set = value_ == 1;
    mutex_.unlock_shared();
    if (is_set) return;
  }

 private:
  std::shared_mutex mutex_;
  int value_ = 0;
};
