// Whoever has locked already says so by handing over the lock.
#include <mutex>
#include <thread>

class Counter {
 public:
  void add(int more, std::unique_lock<std::mutex>* held = nullptr) {
    std::unique_lock<std::mutex> own;
    if (!held) own = std::unique_lock(mutex_);
    total_ += more;
  }
  void add_both(int one, int other) {
    std::unique_lock lock(mutex_);
    add(one, &lock);
    add(other, &lock);
  }

 private:
  std::mutex mutex_;
  int total_ = 0;
};

int main() {
  Counter counter;
  std::thread thread([&] { counter.add(1); });
  counter.add_both(2, 3);
  thread.join();
}
