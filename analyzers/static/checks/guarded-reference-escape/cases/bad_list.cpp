// The list of jobs is handed out by reference, and by iterator.
#include <mutex>
#include <string>
#include <vector>

class Board {
 public:
  void add(std::string job) {
    std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  const std::vector<std::string>& jobs() const {
    std::lock_guard lock(mutex_);
    return jobs_;  // FINDING guarded-reference-escape
  }
  const std::string& latest() const {
    std::lock_guard lock(mutex_);
    return jobs_.back();  // FINDING guarded-reference-escape
  }
  std::vector<std::string>::const_iterator first() const {
    std::lock_guard lock(mutex_);
    return jobs_.begin();  // FINDING guarded-reference-escape
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> jobs_;
};
