// begin() returns true where it leaves the mutex locked; end(), which another unit has, unlocks it.
#include <mutex>

class Ring {
 public:
  bool begin() {
    mutex_.lock();
    if (full_) {
      mutex_.unlock();
      return false;
    }
    return true;
  }
  void end();

 private:
  std::mutex mutex_;
  bool full_ = false;
};
