// The function waits for all that it has started, by a group of its own.
#include <condition_variable>
#include <mutex>
#include <thread>

// Each adds itself, and says when it is done.
class WaitGroup {
 public:
  void add(int n) {
    std::lock_guard lock(mutex_);
    left_ += n;
  }
  void done() {
    std::lock_guard lock(mutex_);
    if (--left_ == 0) none_left_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    none_left_.wait(lock, [this] { return left_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable none_left_;
  int left_ = 0;
};

int sum_of_squares(int n) {
  WaitGroup group;
  std::mutex mutex;
  int sum = 0;
  group.add(n);
  for (int i = 0; i < n; ++i)
    std::thread([&, i] {
      {
        std::lock_guard lock(mutex);
        sum += i * i;
      }
      group.done();
    }).detach();  // FINDING thread-detached
  group.wait();
  return sum;
}

int main() {
  return sum_of_squares(4) == 14 ? 0 : 1;
}
