// Where stop() takes the lock of the report, the worker has ended, which used another one.
#include <mutex>
#include <thread>

class Meter {
 public:
  Meter() : worker_([this] { run(); }) {}
  void stop() {
    {
      std::lock_guard lock(state_mutex_);
      stopping_ = true;
    }
    worker_.join();
    std::lock_guard lock(report_mutex_);
    report_ = total_;
    total_ = 0;
  }
  int report() {
    std::lock_guard lock(report_mutex_);
    return report_;
  }

 private:
  void run() {
    for (;;) {
      std::lock_guard lock(state_mutex_);
      if (stopping_) return;
      ++total_;
    }
  }

  std::mutex state_mutex_, report_mutex_;
  bool stopping_ = false;
  int total_ = 0, report_ = 0;
  std::thread worker_;
};
