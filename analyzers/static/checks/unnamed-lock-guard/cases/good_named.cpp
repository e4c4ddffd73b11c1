#include <mutex>
#include <utility>
#include <vector>

class Store {
 public:
  void put(int value) {
    std::lock_guard lock(mutex_);
    value_ = value;
  }
  int get() {
    const std::scoped_lock lock{mutex_};
    return value_;
  }
  std::unique_lock<std::mutex> open() { return std::unique_lock<std::mutex>{mutex_}; }
  void keep() {
    locks_.push_back(std::unique_lock<std::mutex>(mutex_));
    locks_.emplace_back(mutex_, std::defer_lock);
  }
  void with(std::unique_lock<std::mutex>) { ++value_; }
  void call() { with(std::unique_lock<std::mutex>(mutex_)); }
  void later() {
    std::unique_lock<std::mutex> lock;
    lock = std::unique_lock<std::mutex>(mutex_);
    value_ = 3;
  }
  int comma() { return (std::lock_guard<std::mutex>(mutex_), value_); }

 private:
  std::mutex mutex_;
  std::vector<std::unique_lock<std::mutex>> locks_;
  int value_ = 0;
};
