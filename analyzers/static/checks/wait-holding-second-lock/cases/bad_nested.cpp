#include <pthread.h>

#include <condition_variable>
#include <deque>
#include <mutex>

class Broker {
 public:
  int next() {
    std::lock_guard stats(stats_mutex_);
    std::unique_lock lock(queue_mutex_);
    filled_.wait(lock, [this] { return !queue_.empty(); });  // FINDING wait-holding-second-lock
    const int item = queue_.front();
    queue_.pop_front();
    ++taken_;
    return item;
  }
  int drain() {
    std::lock_guard stats(stats_mutex_);
    return wait_for_one();
  }

 private:
  int wait_for_one() {
    std::unique_lock lock(queue_mutex_);
    while (queue_.empty()) filled_.wait(lock);  // FINDING wait-holding-second-lock
    return queue_.front();
  }
  std::mutex stats_mutex_, queue_mutex_;
  std::condition_variable filled_;
  std::deque<int> queue_;
  int taken_ = 0;
};
