#include <condition_variable>
#include <deque>
#include <mutex>

class Queue {
 public:
  void push(int item) {
    {
      std::lock_guard lock(mutex_);
      items_.push_back(item);
    }
    filled_.notify_one();
  }
  int pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !items_.empty(); });
    return take();
  }
  bool try_pop(int& item) {
    std::unique_lock lock(mutex_);
    while (items_.empty() && !closed_) filled_.wait(lock);
    if (items_.empty()) return false;
    item = take();
    return true;
  }

 private:
  int take() {
    const int item = items_.front();
    items_.pop_front();
    return item;
  }
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<int> items_;
  bool closed_ = false;
};
