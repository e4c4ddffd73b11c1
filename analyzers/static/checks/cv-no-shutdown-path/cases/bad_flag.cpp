// The flag ends the loop, and the wait does not ask for it.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

class Pool {
 public:
  explicit Pool(int size) {
    for (int i = 0; i < size; ++i) workers_.emplace_back([this] { work(); });
  }
  ~Pool() {
    {
      std::lock_guard lock(mutex_);
      stop_ = true;
    }
    filled_.notify_all();
    for (auto& worker : workers_) worker.join();
  }
  void submit(std::function<void()> job) {
    std::lock_guard lock(mutex_);
    if (jobs_.size() > 1000) return;
    jobs_.push_back(std::move(job));
    filled_.notify_one();
  }

 private:
  void work() {
    while (!stop_) {
      std::unique_lock lock(mutex_);
      filled_.wait(lock, [this] { return !jobs_.empty(); });  // FINDING cv-no-shutdown-path
      auto job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job();
    }
  }
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::function<void()>> jobs_;
  std::atomic<bool> stop_ = false;
  std::vector<std::thread> workers_;
};

class Journal {
 public:
  void start() {
    running_ = true;
    writer_ = std::thread(&Journal::write, this);
  }
  void stop() {
    {
      std::lock_guard lock(mutex_);
      running_ = false;
      changed_.notify_one();
    }
    writer_.join();
  }
  void add(int lines) {
    std::lock_guard lock(mutex_);
    pending_ += lines;
    changed_.notify_one();
  }

 private:
  bool has_work() const { return pending_ > 0; }
  void write() {
    std::unique_lock lock(mutex_);
    while (running_) {
      changed_.wait(lock, [this] { return has_work(); });  // FINDING cv-no-shutdown-path
      written_ += pending_;
      pending_ = 0;
    }
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread writer_;
  long pending_ = 0, written_ = 0;
  bool running_ = false;
};
