// A reader that finds something missing and becomes a writer without leaving.
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

class Cache {
 public:
  int get(const std::string& key) {
    std::shared_lock reading(mutex_);
    const auto found = values_.find(key);
    if (found != values_.end()) return found->second;
    std::unique_lock writing(mutex_);  // FINDING lock-mode-upgrade
    return values_[key] = 1;
  }

 private:
  std::shared_mutex mutex_;
  std::map<std::string, int> values_;
};

class Routes {
 public:
  bool knows(int port) {
    mutex_.lock_shared();  // FINDING manual-lock
    const bool known = port < limit_;
    if (!known) learn(port);
    mutex_.unlock_shared();
    return known;
  }

 private:
  void learn(int port) {
    std::lock_guard lock(mutex_);  // FINDING lock-mode-upgrade
    limit_ = port;
  }
  std::shared_mutex mutex_;
  int limit_ = 0;
};
