// Readers share the lock, and count in an atomic; whoever writes has it alone.
#include <atomic>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

class Cache {
 public:
  bool get(const std::string& key, std::string& value) const {
    std::shared_lock lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return false;
    hits_.fetch_add(1, std::memory_order_relaxed);
    value = found->second;
    return true;
  }
  void put(const std::string& key, const std::string& value) {
    std::unique_lock lock(mutex_);
    entries_[key] = value;
  }

 private:
  mutable std::shared_mutex mutex_;
  std::map<std::string, std::string> entries_;
  mutable std::atomic<long> hits_ = 0;
};
