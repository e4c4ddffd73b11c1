// The same with the mutex, and a constructor that nobody can wait for yet.
#include <condition_variable>
#include <mutex>
#include <thread>

class Worker {
 public:
  explicit Worker(bool paused) {
    paused_ = paused;
    wake_.notify_all();
    thread_ = std::thread([this] { run(); });
  }
  ~Worker() {
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return stopping_ && !paused_; });
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  bool paused_ = false;
  std::thread thread_;
};

int main() {
  Worker worker(false);
}
