// A wait that is over says nothing of what goes on being written, or of what others take as well.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

class Crew {
 public:
  void put(int item) {
    {
      std::lock_guard lock(mutex_);
      items_.push_back(item);  // FINDING unbounded-queue
    }
    filled_.notify_one();
  }

  void work() {
    for (;;) {
      {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [this] { return closed_ || !items_.empty(); });
        if (items_.empty()) return;
        items_.pop_front();
        ++busy_;
      }
      --busy_;  // FINDING inconsistent-guard
    }
  }

  int busy() {
    std::lock_guard lock(mutex_);
    return busy_;
  }
  bool is_idle() {
    std::lock_guard lock(mutex_);
    return busy_ == 0 && items_.empty();
  }
  void close() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
    }
    filled_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<int> items_;
  bool closed_ = false;
  int busy_ = 0;
};

class Results {
 public:
  void add(long part) {
    std::lock_guard lock(mutex_);
    total_ += part;
    ++parts_;
    arrived_.notify_all();
  }
  void wait_for(int parts) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return parts_ >= parts; });
  }
  // Nobody has waited here.
  long total() const { return total_; }  // FINDING inconsistent-guard

 private:
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  long total_ = 0;
  int parts_ = 0;
};
