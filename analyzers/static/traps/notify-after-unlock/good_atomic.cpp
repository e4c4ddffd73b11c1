// The flag is atomic, and changed with the mutex held all the same.
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
    {
      std::lock_guard lock(mutex_);
      open_.store(true);
    }
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
