#include <functional>
#include <mutex>
#include <string>
#include <vector>

class Topic {
 public:
  void subscribe(std::function<void(const std::string&)> listener) {
    std::lock_guard lock(mutex_);
    listeners_.push_back(std::move(listener));
  }
  void publish(const std::string& text) {
    std::lock_guard lock(mutex_);
    for (auto& listener : listeners_) listener(text);  // FINDING callback-under-lock
  }

 private:
  std::mutex mutex_;
  std::vector<std::function<void(const std::string&)>> listeners_;
};
