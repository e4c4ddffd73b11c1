// The atomic flag is set without the mutex, which is taken once before notifying: whoever had
// looked before is asleep by then.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

class Gate {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [this] { return open_.load(); });
  }
  void open() {
    open_ = true;
    {
      std::lock_guard lock(mutex_);
    }
    opened_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  std::atomic<bool> open_ = false;
};

int main() {
  Gate gate;
  std::jthread visitor([&] { gate.wait(); });
  gate.open();
}
