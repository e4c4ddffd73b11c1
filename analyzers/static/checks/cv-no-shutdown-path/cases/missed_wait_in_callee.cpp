// The loop goes by a flag, and what it calls waits for something else.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

class Gauge {
 public:
  void raise() {
    std::lock_guard lock(mutex_);
    ++level_;
    raised_.notify_one();
  }
  void lower() {
    std::unique_lock lock(mutex_);
    raised_.wait(lock, [this] { return level_ > 0; });  // MISSED cv-no-shutdown-path
    --level_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable raised_;
  int level_ = 0;
};

class Drain {
 public:
  Drain() : thread_([this] { run(); }) {}
  ~Drain() {
    open_ = false;
    thread_.join();
  }
  void fill() { gauge_.raise(); }

 private:
  void run() {
    while (open_) gauge_.lower();
  }
  Gauge gauge_;
  std::atomic<bool> open_ = true;
  std::thread thread_;
};
