#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "api.hpp"

namespace thread_leak {

namespace {

constexpr std::chrono::milliseconds kPause{1};

/// Reports until its scope ends, whichever way, and a last time then.
class Watcher {
 public:
  Watcher(const std::atomic<std::size_t>& done, const Progress& progress)
      : done_(done), progress_(progress), thread_([this] { run(); }) {}
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  ~Watcher() {
    {
      std::lock_guard lock(mutex_);
      over_ = true;
    }
    told_.notify_one();
    thread_.join();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (!told_.wait_for(lock, kPause, [this] { return over_; })) report(lock);
    report(lock);
  }
  void report(std::unique_lock<std::mutex>& lock) {
    lock.unlock();
    progress_(done_);
    lock.lock();
  }

  const std::atomic<std::size_t>& done_;
  const Progress& progress_;
  std::mutex mutex_;
  std::condition_variable told_;
  bool over_ = false;
  std::thread thread_;  // the last member: it uses all others
};

}  // namespace

std::vector<long> run_batch(const std::vector<Work>& works, unsigned workers,
                            const Progress& progress) {
  std::vector<long> values(works.size());
  std::atomic<std::size_t> done = 0;
  const Watcher watcher(done, progress);  // outlives the runner: all is done when it ends

  Runner runner(workers, works.size() + 1);
  for (const Work& work : works) runner.submit(work);
  runner.close();
  while (const std::optional<Result> result = runner.take()) {
    if (result->failed) throw BatchFailed{result->job};
    values[result->job] = result->value;
    ++done;
  }
  return values;
}

}  // namespace thread_leak
