// Hits are counted with the lock held for reading only, which any number of threads may do at once.
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

class Cache {
 public:
  bool get(const std::string& key, std::string& value) {
    std::shared_lock lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return false;
    ++hits_;  // FINDING inconsistent-guard
    value = found->second;
    return true;
  }
  void put(const std::string& key, const std::string& value) {
    std::unique_lock lock(mutex_);
    entries_[key] = value;
  }
  long hits() {
    std::shared_lock lock(mutex_);
    return hits_;
  }

 private:
  std::shared_mutex mutex_;
  std::map<std::string, std::string> entries_;
  long hits_ = 0;
};
