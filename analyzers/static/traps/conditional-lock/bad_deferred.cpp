// The guard is locked where the object is shared, and then what is called locks as well.
#include <mutex>
#include <thread>

class Counter {
 public:
  void share() { shared_ = true; }  // before the threads start
  void add(long amount) {
    std::unique_lock lock(mutex_, std::defer_lock);
    if (shared_) {
      lock.lock();
      count();
    }
    sum_ += amount;
  }
  void count() {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    ++additions_;
  }

 private:
  std::mutex mutex_;
  bool shared_ = false;
  long sum_ = 0, additions_ = 0;
};

int main() {
  Counter counter;
  counter.add(1);
  counter.share();
  std::jthread one([&] { counter.add(5); });
  std::jthread two([&] { counter.add(7); });
}
