// One section around both, a second look, a mark set in the first section, or what cannot be lost.
#include <map>
#include <mutex>
#include <string>
#include <thread>

void write_receipt(long amount);
std::string load(const std::string& key);

class Account {
 public:
  bool withdraw(long amount) {
    std::lock_guard lock(mutex_);
    if (balance_ < amount) return false;
    balance_ -= amount;
    return true;
  }
  bool withdraw_later(long amount) {
    {
      std::lock_guard lock(mutex_);
      if (balance_ < amount) return false;
    }
    write_receipt(amount);
    std::lock_guard lock(mutex_);
    if (balance_ < amount) return false;
    balance_ -= amount;
    return true;
  }
  bool update(long amount) {
    long seen, version;
    {
      std::lock_guard lock(mutex_);
      seen = balance_;
      version = version_;
    }
    if (seen < amount) return false;
    std::lock_guard lock(mutex_);
    if (version_ != version || balance_ != seen) return false;
    balance_ = seen - amount;
    ++version_;
    return true;
  }

 private:
  std::mutex mutex_;
  long balance_ = 0, version_ = 0;
};

class Job {
 public:
  bool run() {
    {
      std::lock_guard lock(mutex_);
      if (busy_) return false;
      busy_ = true;
    }
    write_receipt(0);
    std::lock_guard lock(mutex_);
    busy_ = false;
    return true;
  }

 private:
  std::mutex mutex_;
  bool busy_ = false;
};

class Cache {
 public:
  std::string get(const std::string& key) {
    {
      std::lock_guard lock(mutex_);
      if (const auto found = values_.find(key); found != values_.end()) return found->second;
    }
    std::string value = load(key);
    std::lock_guard lock(mutex_);
    return values_.try_emplace(key, std::move(value)).first->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> values_;
};

/// One thread alone writes the number.
class Progress {
 public:
  Progress() : thread_([this] { count(); }) {}
  int done() {
    std::lock_guard lock(mutex_);
    return done_;
  }

 private:
  void count() {
    {
      std::lock_guard lock(mutex_);
      if (done_ > 100) return;
    }
    write_receipt(1);
    std::lock_guard lock(mutex_);
    ++done_;
  }
  std::mutex mutex_;
  int done_ = 0;
  std::jthread thread_;
};
