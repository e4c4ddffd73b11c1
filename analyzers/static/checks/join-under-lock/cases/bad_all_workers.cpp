// The workers need the lock to see that they have to stop.
#include <mutex>
#include <thread>
#include <vector>

class Pool {
 public:
  void start(int workers) {
    for (int i = 0; i < workers; ++i) threads_.emplace_back([this] { run(); });
  }
  void stop() {
    std::lock_guard lock(mutex_);
    stopping_ = true;
    for (std::thread& thread : threads_) thread.join();  // FINDING join-under-lock
  }

 private:
  void run() {
    for (;;) {
      std::lock_guard lock(mutex_);
      if (stopping_) return;
    }
  }

  std::mutex mutex_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};
