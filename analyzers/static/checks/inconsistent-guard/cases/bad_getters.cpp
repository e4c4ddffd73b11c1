// Written under the mutex, read without.
#include <map>
#include <mutex>
#include <string>
#include <vector>

class Account {
 public:
  void deposit(long amount) {
    std::lock_guard lock(mutex_);
    balance_ += amount;
    history_.push_back(amount);
  }
  bool withdraw(long amount) {
    std::lock_guard lock(mutex_);
    if (balance_ < amount) return false;
    balance_ -= amount;
    return true;
  }
  long balance() const { return balance_; }  // FINDING inconsistent-guard
  std::size_t entries() const {
    return history_.size();  // FINDING inconsistent-guard
  }
  bool is_rich() const { return above(1000); }

 private:
  bool above(long limit) const { return balance_ > limit; }  // FINDING inconsistent-guard
  mutable std::mutex mutex_;
  long balance_ = 0;
  std::vector<long> history_;
};

class Sessions {
 public:
  void open(const std::string& user) {
    mutex_.lock();  // FINDING manual-lock
    insert(user);
    mutex_.unlock();
  }
  void open_quickly(const std::string& user) { insert(user); }
  void close(const std::string& user) {
    std::unique_lock lock(mutex_);
    by_user_.erase(user);
  }
  int count() {
    std::scoped_lock lock(mutex_);
    return static_cast<int>(by_user_.size());
  }
  bool knows(const std::string& user) {
    std::scoped_lock lock(mutex_);
    return by_user_.contains(user);
  }

 private:
  void insert(const std::string& user) { by_user_[user] = 1; }  // FINDING inconsistent-guard
  std::mutex mutex_;
  std::map<std::string, int> by_user_;
};
