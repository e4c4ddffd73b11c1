// The lock is given back between the look and the act.
#include <deque>
#include <functional>
#include <mutex>
#include <string>

void write_receipt(long amount);

class Account {
 public:
  bool withdraw(long amount) {
    {
      std::lock_guard lock(mutex_);
      if (balance_ < amount) return false;
    }
    write_receipt(amount);
    std::lock_guard lock(mutex_);
    balance_ -= amount;  // FINDING lock-gap-toctou
    return true;
  }
  bool reserve(long amount) {
    bool enough = false;
    {
      std::lock_guard lock(mutex_);
      enough = balance_ - reserved_ >= amount;
    }
    if (enough) {
      std::lock_guard lock(mutex_);
      reserved_ += amount;  // FINDING lock-gap-toctou
    }
    return enough;
  }
  void deposit(long amount) {
    std::lock_guard lock(mutex_);
    balance_ += amount;
  }

 private:
  std::mutex mutex_;
  long balance_ = 0, reserved_ = 0;
};

class Service {
 public:
  void start() {
    std::unique_lock lock(mutex_);
    if (!running_) {
      lock.unlock();
      launch();
      lock.lock();
      running_ = true;  // FINDING lock-gap-toctou
    }
  }
  bool is_running() const {
    std::lock_guard lock(mutex_);
    return running_;
  }
  bool add(std::function<void()> job) {
    std::size_t waiting;
    {
      std::lock_guard lock(mutex_);
      waiting = jobs_.size();
    }
    if (waiting >= 100) return false;
    std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));  // FINDING lock-gap-toctou
    return true;
  }

 private:
  void launch();
  mutable std::mutex mutex_;
  bool running_ = false;
  std::deque<std::function<void()>> jobs_;
};
