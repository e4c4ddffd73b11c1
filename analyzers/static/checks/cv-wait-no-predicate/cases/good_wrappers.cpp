// A condition variable of the program's own: its callers look again.
#include <pthread.h>

#include <condition_variable>
#include <mutex>

class Condition {
 public:
  void wait(std::unique_lock<std::mutex>& lock) { condition_.wait(lock); }
  void notify() { condition_.notify_one(); }

 private:
  std::condition_variable condition_;
};

class Flag {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    while (!set_) condition_.wait(lock);
  }

 private:
  std::mutex mutex_;
  Condition condition_;
  bool set_ = false;
};

void wait_on(pthread_cond_t* condition, pthread_mutex_t* mutex) {
  pthread_cond_wait(condition, mutex);
}
