// The wait asks for the flag as well, or it is told to end, or ends by itself.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

class Pool {
 public:
  explicit Pool(int size) {
    for (int i = 0; i < size; ++i) workers_.emplace_back([this] { work(); });
    for (int i = 0; i < size; ++i) workers_.emplace_back([this] { work_in_loops(); });
  }
  ~Pool() {
    {
      std::lock_guard lock(mutex_);
      stop_ = true;
    }
    filled_.notify_all();
    for (auto& worker : workers_) worker.join();
  }

 private:
  bool has_work_or_stops() const { return stop_ || !jobs_.empty(); }
  void work() {
    while (!stop_) {
      std::unique_lock lock(mutex_);
      filled_.wait(lock, [this] { return has_work_or_stops(); });
      if (jobs_.empty()) continue;
      jobs_.pop_front();
    }
  }
  void work_in_loops() {
    for (;;) {
      std::unique_lock lock(mutex_);
      while (!stop_ && jobs_.empty()) filled_.wait(lock);
      if (stop_) return;
      jobs_.pop_front();
    }
  }
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::function<void()>> jobs_;
  bool stop_ = false;
  std::vector<std::thread> workers_;
};

class Sampler {
 public:
  Sampler()
      : told_([this](std::stop_token stop) { run(stop); }),
        timed_([this] { look_now_and_then(); }) {}
  ~Sampler() {
    std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

 private:
  void run(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return due_ > 0; })) --due_;
  }
  void look_now_and_then() {
    std::unique_lock lock(mutex_);
    while (!ended_) changed_.wait_for(lock, std::chrono::seconds(1), [this] { return due_ > 0; });
  }
  std::mutex mutex_;
  std::condition_variable_any changed_;
  int due_ = 0;
  bool ended_ = false;
  std::jthread told_, timed_;
};
