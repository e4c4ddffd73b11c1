// Relaxed counters and flags that hand nothing over, data behind a lock, and what a join orders.
#include <atomic>
#include <mutex>
#include <thread>

class Worker {
 public:
  Worker() : thread_([this] { run(); }) {}
  ~Worker() {
    stop();
    thread_.join();
  }
  void stop() {
    stops_ += 1;
    stopping_.store(true, std::memory_order_relaxed);
  }
  void set_step(int step) {
    std::lock_guard lock(mutex_);
    step_ = step;
    changed_.store(true, std::memory_order_relaxed);
  }
  long done() const { return done_.load(std::memory_order_relaxed); }

 private:
  void run() {
    int step = 1;
    while (!stopping_.load(std::memory_order_relaxed)) {
      if (changed_.load(std::memory_order_relaxed)) {
        std::lock_guard lock(mutex_);
        step = step_;
      }
      done_.fetch_add(step, std::memory_order_relaxed);
    }
  }
  std::mutex mutex_;
  int step_ = 1;
  int stops_ = 0;
  std::atomic<bool> stopping_{false}, changed_{false};
  std::atomic<long> done_{0};
  std::thread thread_;
};

int main() {
  int total = 0;
  std::atomic<bool> finished{false};
  std::thread worker([&] {
    total = 42;
    finished.store(true, std::memory_order_relaxed);
  });
  worker.join();
  return finished.load(std::memory_order_relaxed) ? total : 1;
}
