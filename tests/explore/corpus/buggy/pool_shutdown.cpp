// A stopped worker leaves at once: a task that is still queued is never run.
// expect: assert
#include <array>
#include <atomic>
#include <cassert>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <queue>
#include <thread>

class Pool {
 public:
  void submit(std::function<void()> task) {
    std::lock_guard lock(mutex_);
    tasks_.push(std::move(task));
    wake_.notify_one();
  }

  void stop() {
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& worker : workers_) worker.join();
  }

 private:
  void run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
      if (stopping_) return;
      const std::function<void()> task = std::move(tasks_.front());
      tasks_.pop();
      lock.unlock();
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::queue<std::function<void()>> tasks_;
  bool stopping_ = false;
  std::array<std::thread, 2> workers_{std::thread([this] { run(); }),
                                      std::thread([this] { run(); })};
};

int main() {
  std::atomic<int> done = 0;
  Pool pool;
  for (int i = 0; i < 2; ++i)
    pool.submit([&] {
      ++done;
      done.notify_one();
    });
  done.wait(0);
  pool.stop();
  assert(done == 2);
}
