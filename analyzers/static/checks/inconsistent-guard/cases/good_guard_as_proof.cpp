// Whoever calls add() and pop() shows that the mutex is locked.
#include <deque>
#include <mutex>

class Jobs {
 public:
  std::unique_lock<std::mutex> lock() { return std::unique_lock(mutex_); }
  void add(const std::unique_lock<std::mutex>&, int job) { jobs_.push_back(job); }
  int pop(std::unique_lock<std::mutex> lock) {
    const int job = jobs_.front();
    jobs_.pop_front();
    lock.unlock();
    return job * 2;
  }
  void clear() {
    std::lock_guard lock(mutex_);
    jobs_.clear();
  }
  bool empty() {
    std::lock_guard lock(mutex_);
    return jobs_.empty();
  }
  std::size_t size() {
    std::lock_guard lock(mutex_);
    return jobs_.size();
  }
  int first() {
    std::lock_guard lock(mutex_);
    return jobs_.front();
  }
  int last() {
    std::lock_guard lock(mutex_);
    return jobs_.back();
  }
  void drop_last() {
    std::lock_guard lock(mutex_);
    jobs_.pop_back();
  }
  void put_back(int job) {
    std::lock_guard lock(mutex_);
    jobs_.push_front(job);
  }

 private:
  std::mutex mutex_;
  std::deque<int> jobs_;
};
