// A private function whose callers hold the mutex, and a constructor, beside which nobody waits.
#include <condition_variable>
#include <mutex>

class Queue {
 public:
  Queue() {
    size_ = 0;
    filled_.notify_all();
  }
  void push() {
    std::lock_guard lock(mutex_);
    push_locked();
  }
  void pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return size_ > 0; });
    --size_;
  }

 private:
  void push_locked() {
    ++size_;
    filled_.notify_one();
  }
  std::mutex mutex_;
  std::condition_variable filled_;
  int size_ = 0;
};
