// expect: race
#include <condition_variable>
#include <mutex>
#include <thread>

class Service {
 public:
  Service() : worker_([this] { run(); }) {}
  void stop() {
    stopped_ = true;  // without the mutex: between the worker's look and its sleep
    changed_.notify_one();
    worker_.join();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_; });
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopped_ = false;
  std::thread worker_;
};

int main() {
  Service service;
  service.stop();
}
