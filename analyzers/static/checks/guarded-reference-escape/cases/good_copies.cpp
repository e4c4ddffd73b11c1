// What is returned is a copy, or is owned by whoever has it.
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

class Board {
 public:
  void add(const std::string& name, std::string job) {
    std::lock_guard lock(mutex_);
    jobs_.push_back(job);
    by_name_[name] = std::make_shared<const std::string>(std::move(job));
  }
  std::vector<std::string> jobs() const {
    std::lock_guard lock(mutex_);
    return jobs_;
  }
  std::shared_ptr<const std::string> find(const std::string& name) const {
    std::lock_guard lock(mutex_);
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
  }
  std::optional<std::string> latest() const {
    std::lock_guard lock(mutex_);
    if (jobs_.empty()) return std::nullopt;
    return jobs_.back();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> jobs_;
  std::map<std::string, std::shared_ptr<const std::string>> by_name_;
};
