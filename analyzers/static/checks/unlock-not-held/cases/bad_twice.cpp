#include <pthread.h>

#include <mutex>
#include <vector>

class Jobs {
 public:
  void finish(int job) {
    mutex_.lock();
    done_.push_back(job);
    mutex_.unlock();
    if (done_.size() > 10) done_.clear();
    mutex_.unlock();  // FINDING unlock-not-held
  }
  void cancel(int job) {
    std::lock_guard lock(mutex_);
    done_.push_back(-job);
    mutex_.unlock();
  }  // FINDING unlock-not-held
  int last() {
    std::unique_lock lock(mutex_);
    const int job = done_.back();
    lock.unlock();
    mutex_.unlock();  // FINDING unlock-not-held
    return job;
  }

 private:
  std::mutex mutex_;
  std::vector<int> done_;
};
