// Called once the lock is given back; or known to the caller.
#include <algorithm>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

class Topic {
 public:
  void publish(const std::string& text) {
    std::vector<std::function<void(const std::string&)>> listeners;
    {
      std::lock_guard lock(mutex_);
      listeners = listeners_;
    }
    for (auto& listener : listeners) listener(text);
  }
  void unlocked(const std::string& text) {
    std::unique_lock lock(mutex_);
    auto first = listeners_.front();
    lock.unlock();
    first(text);
  }

 private:
  std::mutex mutex_;
  std::vector<std::function<void(const std::string&)>> listeners_;
};
