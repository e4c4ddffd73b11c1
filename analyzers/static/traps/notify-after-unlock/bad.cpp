// What is waited for is changed after unlocking, just before the notification.
#include <condition_variable>
#include <mutex>
#include <thread>

class Gate {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [this] { return open_; });
  }
  void open() {
    std::unique_lock lock(mutex_);
    ++openings_;
    lock.unlock();
    open_ = true;  // FINDING cv-lost-wakeup // FINDING inconsistent-guard
    opened_.notify_all();
  }
  bool is_open() {
    std::lock_guard lock(mutex_);
    return open_;
  }
  void close() {
    std::lock_guard lock(mutex_);
    open_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  bool open_ = false;
  int openings_ = 0;
};

int main() {
  Gate gate;
  gate.close();
  std::jthread visitor([&] { gate.wait(); });
  gate.open();
  return gate.is_open() ? 0 : 1;
}
