// A loop over an array changes nothing, nor does `unlock()` of a monitor, which is entered locked.
#include <array>
#include <mutex>

class Prices {
 public:
  void add_all() {
    std::lock_guard lock(mutex_);
    for (int price : table_) sum_ += price;
  }
  void add_twice() {
    std::lock_guard lock(mutex_);
    for (int price : table_) sum_ += 2 * price;
  }
  int third() const { return table_[2]; }

 private:
  std::mutex mutex_;
  std::array<int, 3> table_{{1, 2, 3}};
  int sum_ = 0;
};

class LevelMutex {
 public:
  explicit LevelMutex(int level) : level_(level) {}
  void lock() {
    inner_.lock();
    before_ = current();
    current() = level_;
  }
  void unlock() {
    current() = before_;
    inner_.unlock();
  }

 private:
  static int& current() {
    thread_local int level = 0;
    return level;
  }
  std::mutex inner_;
  const int level_;
  int before_ = 0;
};
