#include <pthread.h>

#include <condition_variable>
#include <mutex>
#include <queue>
#include <stop_token>

class Queue {
 public:
  int pop() {
    std::unique_lock lock(mutex_);
    while (items_.empty()) filled_.wait(lock);
    return take();
  }
  int pop_told() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !items_.empty(); });
    return take();
  }
  bool pop_until_stopped(std::stop_token stop, int& item) {
    std::unique_lock lock(mutex_);
    if (!any_.wait(lock, stop, [this] { return !items_.empty(); })) return false;
    item = take();
    return true;
  }
  int pop_for_ever() {
    std::unique_lock lock(mutex_);
    for (;;) {
      if (!items_.empty()) return take();
      filled_.wait(lock);
    }
  }
  bool pop_within(int& item) {
    std::unique_lock lock(mutex_);
    if (!filled_.wait_for(lock, std::chrono::seconds(1), [this] { return !items_.empty(); }))
      return false;
    item = take();
    return true;
  }
  void pause() {
    std::unique_lock lock(mutex_);
    filled_.wait_for(lock, std::chrono::milliseconds(5));
  }

 private:
  int take() {
    const int item = items_.front();
    items_.pop();
    return item;
  }
  std::mutex mutex_;
  std::condition_variable filled_;
  std::condition_variable_any any_;
  std::queue<int> items_;
};
