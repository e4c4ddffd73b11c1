// The guard knows whether it holds anything: a deferred one that is locked where it is shared.
#include <mutex>
#include <thread>

class Counter {
 public:
  void share() { shared_ = true; }  // before the threads start
  void add(long amount) {
    std::unique_lock lock(mutex_, std::defer_lock);
    if (shared_) lock.lock();
    sum_ += amount;
  }
  long sum() {
    std::unique_lock lock(mutex_, std::defer_lock);
    if (shared_) lock.lock();
    return sum_;
  }

 private:
  std::mutex mutex_;
  bool shared_ = false;
  long sum_ = 0;
};

int main() {
  Counter counter;
  counter.add(1);
  counter.share();
  std::jthread one([&] { counter.add(5); });
  std::jthread two([&] { counter.add(7); });
  return counter.sum() > 13 ? 1 : 0;
}
