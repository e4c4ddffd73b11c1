// Every worker has ended where stop() sets back what they share, however many there were.
#include <mutex>
#include <thread>
#include <vector>

class Pool {
 public:
  void start(int workers) {
    for (int i = 0; i < workers; ++i) threads_.emplace_back([this] { run(); });
  }
  void stop() {
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    done_ = 0;
    stopping_ = false;
  }

 private:
  void run() {
    for (;;) {
      std::lock_guard lock(mutex_);
      if (stopping_) return;
      ++done_;
      if (done_ > 10) done_ = 1;
    }
  }

  std::mutex mutex_;
  bool stopping_ = false;
  int done_ = 0;
  std::vector<std::thread> threads_;
};
