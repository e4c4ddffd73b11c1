#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

class Cache {
 public:
  int get(const std::string& key) {
    {
      std::shared_lock reading(mutex_);
      const auto found = values_.find(key);
      if (found != values_.end()) return found->second;
    }
    std::unique_lock writing(mutex_);
    return values_.try_emplace(key, 1).first->second;
  }
  int get_or_unlock(const std::string& key) {
    std::shared_lock reading(mutex_);
    if (values_.contains(key)) return values_.at(key);
    reading.unlock();
    std::lock_guard writing(mutex_);
    return values_[key] = 2;
  }
  bool both(const std::string& a, const std::string& b) {
    std::shared_lock one(mutex_);
    return has(a) && has(b);
  }
  void copy_into(Cache& other) {
    std::shared_lock reading(mutex_);
    std::unique_lock writing(other.mutex_);  // FINDING lock-order-inversion (warning)
    other.values_ = values_;
  }

 private:
  bool has(const std::string& key) {
    std::shared_lock reading(mutex_);
    return values_.contains(key);
  }
  std::shared_mutex mutex_;
  std::map<std::string, int> values_;
};
