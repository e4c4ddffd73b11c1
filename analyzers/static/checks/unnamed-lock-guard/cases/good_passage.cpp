// Whoever notifies passes through the mutex: nobody is between his look and his sleep then.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

class Event {
 public:
  void set() {
    set_.store(true);
    std::lock_guard<std::mutex>{mutex_};
    changed_.notify_all();
  }
  void set_by_scope() {
    set_.store(true);
    {
      std::lock_guard<std::mutex> passage(mutex_);
    }
    changed_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return set_.load(); });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> set_{false};
};

int main() {
  Event event;
  std::thread waiter([&] { event.wait(); });
  event.set();
  event.set_by_scope();
  waiter.join();
}
