#include <mutex>

class Timer {
 public:
  using Hook = void (*)(int);
  void set(Hook hook) {
    std::lock_guard lock(mutex_);
    hook_ = hook;
  }
  void tick() {
    mutex_.lock();  // FINDING manual-lock
    ++ticks_;
    fire();
    mutex_.unlock();
  }

 private:
  void fire() {
    if (hook_) hook_(ticks_);  // FINDING callback-under-lock
  }
  std::mutex mutex_;
  Hook hook_ = nullptr;
  int ticks_ = 0;
};
