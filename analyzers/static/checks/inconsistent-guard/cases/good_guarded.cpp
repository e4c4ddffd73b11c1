// Guarded wherever others may be; or nobody else is there.
#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

class Account {
 public:
  explicit Account(long balance) : balance_(balance) { balance_ += 1; }
  ~Account() { balance_ = 0; }
  void deposit(long amount) {
    std::lock_guard lock(mutex_);
    balance_ += amount;
    ++deposits_;
  }
  long balance() const {
    std::lock_guard lock(mutex_);
    return balance_;
  }
  int deposits() const { return deposits_; }
  const std::string& name() const { return name_; }
  long balance_locked() const { return balance_; }

 private:
  mutable std::mutex mutex_;
  long balance_;
  std::atomic<int> deposits_ = 0;
  const std::string name_ = "nobody";
};

class Cache {
 public:
  int get(int key) {
    std::shared_lock lock(mutex_);
    return find(key);
  }
  void put(int key, int value) {
    std::unique_lock lock(mutex_);
    values_[key] = value;
  }

 private:
  int find(int key) { return values_.contains(key) ? values_.at(key) : 0; }
  std::shared_mutex mutex_;
  std::map<int, int> values_;
};

class Queue {
 public:
  void push(int item) {
    {
      std::lock_guard lock(mutex_);
      items_.push_back(item);  // FINDING unbounded-queue
    }
    filled_.notify_one();
  }
  int pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !items_.empty(); });
    const int item = items_.back();
    items_.pop_back();
    return item;
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::vector<int> items_;
};

/// Written by one thread alone, which need not lock to read what it wrote.
class Logger {
 public:
  void start() {
    worker_ = std::jthread([this] { run(); });
  }
  int written() {
    std::lock_guard lock(mutex_);
    return written_;
  }

 private:
  void run() {
    while (written_ < 100) {
      std::lock_guard lock(mutex_);
      ++written_;
    }
  }
  std::mutex mutex_;
  int written_ = 0;
  std::jthread worker_;
};

// Guards without a name of their own: one lives to the end of its expression, one as long as its
// owner.
class Tickets {
 public:
  int next() { return std::lock_guard(mutex_), ++next_; }
  int skip(int count) {
    const auto guard = std::make_unique<std::lock_guard<std::mutex>>(mutex_);
    return next_ += count;
  }
  int last() {
    std::lock_guard lock(mutex_);
    return next_;
  }
  int again() {
    const auto [lock, factor] = locked(2);
    return next_ *= factor;
  }

 private:
  std::pair<std::unique_lock<std::mutex>, int> locked(int factor) {
    return {std::unique_lock(mutex_), factor};
  }
  std::mutex mutex_;
  int next_ = 0;
};
