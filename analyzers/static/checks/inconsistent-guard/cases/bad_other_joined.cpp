// stop() waits for the printer, and the counter still runs.
#include <mutex>
#include <thread>

class Meter {
 public:
  void start() {
    counter_ = std::thread([this] { count(); });
    printer_ = std::thread([] {});
  }
  void stop() {
    printer_.join();
    total_ = 0;  // FINDING inconsistent-guard
  }
  void finish() { counter_.join(); }

 private:
  void count() {
    for (int i = 0; i < 1000; ++i) {
      std::lock_guard lock(mutex_);
      ++total_;
      if (total_ > 10) total_ = 1;
    }
  }

  std::mutex mutex_;
  int total_ = 0;
  std::thread counter_, printer_;
};
