#include <mutex>
#include <thread>

class Worker {
 public:
  void start() {
    thread_ = std::thread([this] { run(); });
  }
  void stop() {
    std::lock_guard lock(mutex_);
    stopping_ = true;
    thread_.join();  // FINDING join-under-lock
  }

 private:
  void run() {
    for (bool stop = false; !stop;) {
      std::lock_guard lock(mutex_);
      stop = stopping_;
    }
  }
  std::mutex mutex_;
  std::thread thread_;
  bool stopping_ = false;
};
