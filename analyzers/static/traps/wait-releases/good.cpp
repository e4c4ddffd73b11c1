// A wait gives its mutex back: it does not block others by it, and takes it once, not again.
#include <condition_variable>
#include <mutex>
#include <thread>

class Latch {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [this] { return left_ == 0; });
    lock.unlock();
    std::lock_guard count(stats_mutex_);
    ++passed_;
  }
  void arrive() {
    {
      std::lock_guard count(stats_mutex_);
      ++arrived_;
    }
    std::lock_guard lock(mutex_);
    if (--left_ == 0) opened_.notify_all();
  }

 private:
  std::mutex mutex_, stats_mutex_;
  std::condition_variable opened_;
  int left_ = 2;
  int passed_ = 0, arrived_ = 0;
};

int main() {
  Latch latch;
  std::jthread waiter([&] { latch.wait(); });
  std::jthread first([&] { latch.arrive(); });
  latch.arrive();
}
