#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

class Worker {
 public:
  void start() {
    std::lock_guard lock(mutex_);
    thread_ = std::thread([this] { run(); });
    helper_ = std::thread([this] { ++steps_; });
  }
  void stop() {
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    thread_.join();
    std::lock_guard lock(stop_mutex_);
    if (helper_.joinable()) helper_.join();
  }
  void stop_helper() {
    std::lock_guard lock(mutex_);
    helper_.join();
  }

 private:
  void run() {
    for (bool stop = false; !stop;) {
      std::lock_guard lock(mutex_);
      stop = stopping_;
    }
  }
  std::mutex mutex_, stop_mutex_;
  std::thread thread_, helper_;
  std::atomic<int> steps_ = 0;
  bool stopping_ = false;
};
