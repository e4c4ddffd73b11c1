// The pointer leaves through a parameter.
#include <mutex>
#include <string>
#include <vector>

class Board {
 public:
  void add(std::string job) {
    std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  bool latest(const std::string** job) const {
    std::lock_guard lock(mutex_);
    if (jobs_.empty()) return false;
    *job = &jobs_.back();  // MISSED guarded-reference-escape
    return true;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> jobs_;
};
