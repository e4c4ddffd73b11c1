// The deferred lock is taken before the sleep, and held as long as it lasts.
#include <chrono>
#include <mutex>
#include <thread>

class Throttle {
 public:
  void pass(std::chrono::milliseconds pause) {
    std::unique_lock<std::mutex> lock(mutex_, std::defer_lock);
    lock.lock();
    std::this_thread::sleep_for(pause);  // FINDING blocking-under-lock
    ++passed_;
  }
  long passed() {
    std::lock_guard lock(mutex_);
    return passed_;
  }

 private:
  std::mutex mutex_;
  long passed_ = 0;
};

int main() {
  Throttle throttle;
  std::thread client([&] { throttle.pass(std::chrono::milliseconds(2)); });
  throttle.pass(std::chrono::milliseconds(1));
  client.join();
  return throttle.passed() == 2 ? 0 : 1;
}
