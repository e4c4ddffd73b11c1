// The flag is atomic, which does not keep the change from falling between a look and a sleep.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

class Gate {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    while (!open_.load()) opened_.wait(lock);
  }
  void open() {
    open_.store(true);  // FINDING cv-lost-wakeup
    opened_.notify_all();
  }
  bool is_open() const { return open_.load(); }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  std::atomic<bool> open_ = false;
};

int main() {
  Gate gate;
  std::jthread visitor([&] { gate.wait(); });
  gate.open();
  return gate.is_open() ? 0 : 1;
}
