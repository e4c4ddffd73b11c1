// A function locks and returns an object that unlocks: a guard of the program's own, a view, a
// token, a transaction.
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

class Guard {
 public:
  explicit Guard(std::mutex& mutex) : mutex_(&mutex) { mutex.lock(); }
  Guard(Guard&& other) noexcept : mutex_(std::exchange(other.mutex_, nullptr)) {}
  ~Guard() {
    if (mutex_) mutex_->unlock();
  }

 private:
  std::mutex* mutex_;
};

class Ledger {
 public:
  void add(long amount) {
    std::lock_guard lock(mutex_);
    sum_ += amount;
  }
  long sum() {
    std::lock_guard lock(mutex_);
    return sum_;
  }
  void correct(long amount) {
    auto guard = hold();
    sum_ += amount;
    if (amount < 0) sum_ -= 1;
  }

 private:
  Guard hold() { return Guard(mutex_); }

  std::mutex mutex_;
  long sum_ = 0;
};

class View {
 public:
  View(std::mutex& mutex, std::vector<int>& items) : lock_(mutex), items_(items) {}
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }

 private:
  std::unique_lock<std::mutex> lock_;
  std::vector<int>& items_;
};

class Bag {
 public:
  View items() { return View(mutex_, items_); }
  void add(int item) {
    std::lock_guard lock(mutex_);
    items_.push_back(item);
  }
  std::size_t size() {
    auto view = items();
    return items_.size();
  }

 private:
  std::mutex mutex_;
  std::vector<int> items_;
};

class Store {
 public:
  void add(int key) {
    std::lock_guard lock(mutex_);
    keys_.push_back(key);
  }
  std::size_t size() {
    const auto token = lock();
    return keys_.size();
  }

 private:
  std::shared_ptr<void> lock() {
    mutex_.lock();
    return {nullptr, [this](void*) { mutex_.unlock(); }};
  }

  std::mutex mutex_;
  std::vector<int> keys_;
};

int main() {
  Ledger ledger;
  Bag bag;
  Store store;
  std::jthread other([&] {
    ledger.add(1);
    bag.add(1);
    store.add(1);
  });
  ledger.correct(2);
  return static_cast<int>(ledger.sum()) + static_cast<int>(bag.size() + store.size());
}
