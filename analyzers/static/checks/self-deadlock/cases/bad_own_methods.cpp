// A method that locks calls another one that locks the same.
#include <map>
#include <mutex>
#include <string>

class SessionStore {
 public:
  void put(const std::string& id, int user) {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    sessions_[id] = user;
    if (sessions_.size() > kMost) evict();
  }

  void evict() {
    const std::lock_guard lock(mutex_);  // FINDING self-deadlock
    sessions_.clear();
  }

  int user_of(const std::string& id) {
    std::unique_lock lock(mutex_);
    const auto found = sessions_.find(id);
    if (found != sessions_.end()) return found->second;
    put(id, load(id));
    return sessions_[id];
  }

 private:
  static constexpr std::size_t kMost = 1000;
  int load(const std::string& id) { return static_cast<int>(id.size()); }

  std::mutex mutex_;
  std::map<std::string, int> sessions_;
};

class Journal {
 public:
  void append(const std::string& line) {
    mutex_.lock();  // FINDING manual-lock
    lines_ += line;
    if (lines_.size() > 4096) flush_and(line);
    mutex_.unlock();
  }
  void rotate() {
    std::scoped_lock lock(mutex_);  // FINDING self-deadlock
    lines_.clear();
  }

 private:
  void flush_and(const std::string&) { rotate(); }
  std::mutex mutex_;
  std::string lines_;
};
