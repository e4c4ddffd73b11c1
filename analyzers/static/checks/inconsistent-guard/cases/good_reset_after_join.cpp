// The worker has ended where stop() sets back what it counted, and does not run yet where start()
// begins: neither needs the lock that the worker takes.
#include <mutex>
#include <thread>

class Meter {
 public:
  void start() {
    total_ = 1;
    worker_ = std::thread([this] { run(); });
  }
  void stop() {
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    worker_.join();
    total_ = 0;
    stopping_ = false;
  }

 private:
  void run() {
    for (;;) {
      std::lock_guard lock(mutex_);
      if (stopping_) return;
      ++total_;
      if (total_ > 10) total_ = 1;
    }
  }

  std::mutex mutex_;
  bool stopping_ = false;
  int total_ = 0;
  std::thread worker_;
};
