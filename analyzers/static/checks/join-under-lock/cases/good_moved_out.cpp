// The thread is taken out under the lock, and waited for without it.
#include <mutex>
#include <thread>
#include <utility>

class Worker {
 public:
  void start() {
    thread_ = std::thread([this] { run(); });
  }
  void stop() {
    std::thread thread;
    {
      std::lock_guard lock(mutex_);
      thread = std::move(thread_);
    }
    if (thread.joinable()) thread.join();
  }

 private:
  void run() {
    std::lock_guard lock(mutex_);
    ++runs_;
  }
  std::mutex mutex_;
  std::thread thread_;
  int runs_ = 0;
};
