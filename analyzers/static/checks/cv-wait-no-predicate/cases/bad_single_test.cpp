#include <condition_variable>
#include <mutex>
#include <queue>

class Queue {
 public:
  int pop() {
    std::unique_lock lock(mutex_);
    if (items_.empty()) filled_.wait(lock);  // FINDING cv-wait-no-predicate
    const int item = items_.front();
    items_.pop();
    return item;
  }
  void wait_for_start() {
    std::unique_lock<std::mutex> lock(mutex_);
    filled_.wait(lock);  // FINDING cv-wait-no-predicate
  }
  bool pop_within(int& item) {
    std::unique_lock lock(mutex_);
    if (items_.empty()) {
      filled_.wait_for(lock, std::chrono::seconds(1));  // FINDING cv-wait-no-predicate (warning)
    }
    item = items_.front();
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::queue<int> items_;
};
