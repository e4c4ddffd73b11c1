// A copy is made while another thread may write what is copied.
#include <mutex>
#include <string>
#include <vector>

class Profile {
 public:
  explicit Profile(std::string name) : name_(std::move(name)) {}
  Profile(const Profile& other)
      : name_(other.name_), visits_(other.visits_) {}  // FINDING inconsistent-guard (warning)

  void visit(int page) {
    std::lock_guard lock(mutex_);
    visits_.push_back(page);
  }
  std::size_t visits() const {
    std::lock_guard lock(mutex_);
    return visits_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::string name_;
  std::vector<int> visits_;
};
