#include <condition_variable>
#include <mutex>
#include <thread>

// park() may return early, like LockSupport.park; run() looks again.
class Idle {
 public:
  void add() {
    {
      std::lock_guard lock(mutex_);
      ++work_;
    }
    some_.notify_one();
  }
  void run(int n) {
    while (n > 0)
      if (take())
        --n;
      else
        park();
  }

 private:
  bool take() {
    std::lock_guard lock(mutex_);
    if (work_ == 0) return false;
    --work_;
    return true;
  }
  void park() {
    std::unique_lock lock(mutex_);
    if (work_ > 0) return;
    some_.wait(lock);
  }
  std::mutex mutex_;
  std::condition_variable some_;
  int work_ = 0;
};

int main() {
  Idle idle;
  std::thread worker([&] { idle.run(10); });
  for (int i = 0; i < 10; ++i) idle.add();
  worker.join();
}
