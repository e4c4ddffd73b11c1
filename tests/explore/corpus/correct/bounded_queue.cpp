// One condition variable per condition: a notification reaches somebody who can use it.
// correct: bounded queue, two condition variables, producer and two consumers
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

class Slot {
 public:
  void put(int item) {
    std::unique_lock lock(mutex_);
    emptied_.wait(lock, [this] { return !item_; });
    item_ = item;
    filled_.notify_one();
  }

  int take() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return item_.has_value(); });
    const int item = *item_;
    item_.reset();
    emptied_.notify_one();
    return item;
  }

 private:
  std::mutex mutex_;
  std::condition_variable emptied_;
  std::condition_variable filled_;
  std::optional<int> item_;
};

int main() {
  Slot slot;
  int first_item = 0;
  int second_item = 0;
  std::thread producer([&] {
    slot.put(1);
    slot.put(2);
  });
  std::thread first([&] { first_item = slot.take(); });
  std::thread second([&] { second_item = slot.take(); });
  producer.join();
  first.join();
  second.join();
  assert(first_item + second_item == 3);
}
