// `[]` of a map inserts what is not there, also where it is only looked at.
#include <map>
#include <mutex>
#include <string>

struct Seat {
  int row = 0;
  bool taken = false;
};

class Theatre {
 public:
  void take(const std::string& name) {
    std::lock_guard lock(mutex_);
    seats_[name].taken = true;
  }
  bool is_taken(const std::string& name) {
    return seats_[name].taken;  // FINDING inconsistent-guard
  }
  std::size_t known() const {
    return seats_.size();  // FINDING inconsistent-guard
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Seat> seats_;
};
