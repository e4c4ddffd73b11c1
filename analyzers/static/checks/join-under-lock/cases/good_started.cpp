#include <mutex>
#include <semaphore>
#include <thread>

// The thread needs the lock only while it comes up, and start() waits for that.
class Device {
 public:
  void start() {
    thread_ = std::thread([this] { run(); });
    up_.acquire();
  }
  void stop() {
    std::lock_guard lock(mutex_);
    if (thread_.joinable()) thread_.join();
  }

 private:
  void run() {
    {
      std::lock_guard lock(mutex_);
      state_ = 1;
    }
    up_.release();
  }
  std::mutex mutex_;
  int state_ = 0;
  std::binary_semaphore up_{0};
  std::thread thread_;
};

int main() {
  Device device;
  device.start();
  device.stop();
}
