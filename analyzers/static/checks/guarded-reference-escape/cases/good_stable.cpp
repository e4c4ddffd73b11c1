// Elements that stay where they are: names that nobody changes, counters that look after
// themselves, and objects that a pointer leads to.
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

class Names {
 public:
  const std::string& intern(const std::string& name) {
    std::lock_guard lock(mutex_);
    return *names_.insert(name).first;
  }
  const std::string& known(const std::string& name) {
    std::lock_guard lock(mutex_);
    return *names_.find(name);
  }

 private:
  std::mutex mutex_;
  std::set<std::string> names_;
};

struct Counter {
  std::atomic<long> value{0};
};

class Counters {
 public:
  Counter& counter(const std::string& name) {
    std::lock_guard lock(mutex_);
    return counters_[name];
  }
  Counter* oldest() {
    std::lock_guard lock(mutex_);
    return first_.get();
  }
  void forget_first() {
    std::lock_guard lock(mutex_);
    first_ = std::make_unique<Counter>();
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Counter> counters_;
  std::unique_ptr<Counter> first_;
};

class Settings {
 public:
  explicit Settings(std::string name) : name_(std::move(name)) {}
  const std::string& name() const {
    std::lock_guard lock(mutex_);
    return name_;
  }
  void set_level(int level) {
    std::lock_guard lock(mutex_);
    level_ = level;
  }

 private:
  mutable std::mutex mutex_;
  const std::string name_;
  int level_ = 0;
};
