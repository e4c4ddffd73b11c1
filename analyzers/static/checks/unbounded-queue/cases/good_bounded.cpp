// Who adds waits for room, is refused, throws old ones away, or takes a slot first.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <semaphore>
#include <string>

class Waits {
 public:
  void put(int item) {
    std::unique_lock lock(mutex_);
    drained_.wait(lock, [this] { return items_.size() < 100; });
    items_.push_back(item);
    filled_.notify_one();
  }
  int take() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !items_.empty(); });
    const int item = items_.front();
    items_.pop_front();
    drained_.notify_one();
    return item;
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_, drained_;
  std::deque<int> items_;
};

class Refuses {
 public:
  bool put(int item) {
    std::lock_guard lock(mutex_);
    if (is_full()) return false;
    items_.push_back(item);
    filled_.notify_one();
    return true;
  }
  int take() {
    std::unique_lock lock(mutex_);
    while (items_.empty()) filled_.wait(lock);
    const int item = items_.front();
    items_.pop_front();
    return item;
  }

 private:
  bool is_full() const { return items_.size() == 100; }
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<int> items_;
};

class Slots {
 public:
  void put(int item) {
    slots_.acquire();
    add(item);
  }
  int take() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !items_.empty(); });
    const int item = items_.front();
    items_.pop_front();
    slots_.release();
    return item;
  }

 private:
  void add(int item) {
    std::lock_guard lock(mutex_);
    items_.push_back(item);
    filled_.notify_one();
  }
  std::counting_semaphore<100> slots_{100};
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<int> items_;
};
