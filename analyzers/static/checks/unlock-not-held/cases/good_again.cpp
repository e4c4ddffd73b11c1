// Unlocked once for every time it was locked; or by who was handed the lock.
#include <condition_variable>
#include <mutex>
#include <vector>

class Jobs {
 public:
  void run() {
    std::unique_lock lock(mutex_);
    while (!jobs_.empty()) {
      const int job = jobs_.back();
      jobs_.pop_back();
      lock.unlock();
      work(job);
      lock.lock();
    }
  }
  void wait() {
    std::unique_lock lock(mutex_);
    while (jobs_.empty()) ready_.wait(lock);
    lock.unlock();
    ready_.notify_all();
  }
  void leave() { mutex_.unlock(); }
  void twice() {
    mutex_.lock();
    mutex_.unlock();
    enter();
    mutex_.unlock();
  }
  void enter() { mutex_.lock(); }
  void release() {
    std::unique_lock lock(mutex_);
    lock.release();
    mutex_.unlock();
  }
  void adopt() {
    mutex_.lock();
    std::lock_guard lock(mutex_, std::adopt_lock);
    jobs_.clear();
  }
  void either(bool early) {
    mutex_.lock();
    if (early) {
      mutex_.unlock();
      return;
    }
    jobs_.clear();
    mutex_.unlock();
  }
  void each(std::vector<std::mutex*>& mutexes) {
    for (std::mutex* mutex : mutexes) mutex->lock();
    for (std::mutex* mutex : mutexes) mutex->unlock();
  }

 private:
  void work(int) {}
  std::mutex mutex_;
  std::condition_variable ready_;
  std::vector<int> jobs_;
};

class Relocked {
 public:
  ~Relocked() { mutex_.lock(); }
  explicit Relocked(std::mutex& mutex) : mutex_(mutex) { mutex_.unlock(); }

 private:
  std::mutex& mutex_;
};

std::mutex table;

void outside() {
  table.lock();  // FINDING manual-lock
  {
    Relocked unlocked(table);
  }
  table.unlock();
}
