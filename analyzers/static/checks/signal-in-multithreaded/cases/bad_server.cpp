// A server stops its workers on SIGTERM, by a handler that signal() sets.
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace {

std::atomic<bool> stop_asked = false;

void ask_to_stop(int) {
  stop_asked = true;
}

class Workers {
 public:
  explicit Workers(int count) {
    for (int i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
  }
  ~Workers() {
    {
      std::lock_guard lock(mutex_);
      ended_ = true;
    }
    filled_.notify_all();
  }
  void post(std::function<void()> request) {
    {
      std::lock_guard lock(mutex_);
      requests_.push_back(std::move(request));  // FINDING unbounded-queue
    }
    filled_.notify_one();
  }

 private:
  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      filled_.wait(lock, [this] { return ended_ || !requests_.empty(); });
      if (requests_.empty()) return;
      const auto request = std::move(requests_.front());
      requests_.pop_front();
      lock.unlock();
      request();
    }
  }

  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::function<void()>> requests_;
  bool ended_ = false;
  std::vector<std::jthread> threads_;
};

void serve_one(Workers& workers) {
  workers.post([] {});
}

}  // namespace

int main() {
  std::signal(SIGINT, ask_to_stop);   // FINDING signal-in-multithreaded
  std::signal(SIGTERM, ask_to_stop);  // FINDING signal-in-multithreaded
  Workers workers(4);
  while (!stop_asked) serve_one(workers);
}
