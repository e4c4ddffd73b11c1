// "Not full" and "not empty" share one condition variable: notify_one can wake a second
// consumer instead of the producer, and that consumer goes back to sleep.
// expect: lost-wakeup
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

class Slot {
 public:
  void put(int item) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !item_; });
    item_ = item;
    changed_.notify_one();
  }

  int take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return item_.has_value(); });
    const int item = *item_;
    item_.reset();
    changed_.notify_one();
    return item;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<int> item_;
};

int main() {
  Slot slot;
  std::thread producer([&] {
    slot.put(1);
    slot.put(2);
  });
  std::thread first([&] { slot.take(); });
  std::thread second([&] { slot.take(); });
  producer.join();
  first.join();
  second.join();
}
