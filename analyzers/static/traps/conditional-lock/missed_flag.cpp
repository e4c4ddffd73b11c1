// The flag decides about the lock, and on one way out nobody asks it about the unlock.
#include <mutex>
#include <thread>

class Log {
 public:
  bool append(int code, bool already_locked) {
    if (!already_locked) mutex_.lock();
    if (used_ == kMost) return false;  // MISSED lock-not-released
    codes_[used_++] = code;
    if (!already_locked) mutex_.unlock();
    return true;
  }
  bool append_pair(int first, int second) {
    std::lock_guard lock(mutex_);
    return append(first, true) && append(second, true);
  }

 private:
  static constexpr int kMost = 64;
  std::mutex mutex_;
  int codes_[kMost] = {};
  int used_ = 0;
};

int main() {
  Log log;
  std::jthread one([&] { log.append(1, false); });
  std::jthread two([&] { log.append_pair(2, 3); });
}
