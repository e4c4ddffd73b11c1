#include <pthread.h>

#include <condition_variable>
#include <deque>
#include <mutex>

class Broker {
 public:
  int next() {
    {
      std::lock_guard stats(stats_mutex_);
      ++asked_;
    }
    std::unique_lock lock(queue_mutex_);
    filled_.wait(lock, [this] { return !queue_.empty(); });
    const int item = queue_.front();
    queue_.pop_front();
    lock.unlock();
    std::lock_guard stats(stats_mutex_);
    ++taken_;
    return item;
  }
  void wait_unlocked() {
    std::unique_lock stats(stats_mutex_);
    ++asked_;
    stats.unlock();
    std::unique_lock lock(queue_mutex_);
    while (queue_.empty()) filled_.wait(lock);
  }
  template <class Lock>
  void wait_with(Lock& lock) {
    filled_.wait(lock);
  }
  void from_outside() {
    std::unique_lock lock(queue_mutex_);
    wait_with(lock);
  }

 private:
  std::mutex stats_mutex_, queue_mutex_;
  std::condition_variable filled_;
  std::deque<int> queue_;
  int asked_ = 0, taken_ = 0;
};
