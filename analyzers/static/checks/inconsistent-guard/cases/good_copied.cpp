// A copy is made with the other's mutex held; a move is for who has the object alone.
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Profile {
 public:
  explicit Profile(std::string name) : name_(std::move(name)) {}
  Profile(const Profile& other) : Profile(other, std::lock_guard(other.mutex_)) {}
  Profile(Profile&& other) noexcept
      : name_(std::move(other.name_)), visits_(std::move(other.visits_)) {}

  void visit(int page) {
    std::lock_guard lock(mutex_);
    visits_.push_back(page);
  }

 private:
  Profile(const Profile& other, const std::lock_guard<std::mutex>&)
      : name_(other.name_), visits_(other.visits_) {}

  mutable std::mutex mutex_;
  std::string name_;
  std::vector<int> visits_;
};

class Gauge {
 public:
  Gauge() = default;
  Gauge(const Gauge& other) {
    std::lock_guard lock(other.mutex_);
    level_ = other.level_;
  }

  void set(int level) {
    std::lock_guard lock(mutex_);
    level_ = level;
  }

 private:
  mutable std::mutex mutex_;
  int level_ = 0;
};
