// The thread that changes it is not the only one: main polls as well.
#include <atomic>
#include <mutex>
#include <thread>

class Poller {
 public:
  void start() {
    thread_ = std::thread([this] { run(); });
  }
  void stop() {
    stopped_ = true;
    thread_.join();
  }
  void run() {
    while (!stopped_) poll();
  }
  void poll() {
    if (polls_ == kMost) return;  // FINDING inconsistent-guard
    std::lock_guard lock(mutex_);
    ++polls_;
  }

 private:
  static constexpr long kMost = 1'000'000;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  long polls_ = 0;
  std::thread thread_;
};

int main() {
  Poller poller;
  poller.start();
  poller.poll();
  poller.stop();
}
