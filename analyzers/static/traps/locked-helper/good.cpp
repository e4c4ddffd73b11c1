// A private helper does not lock: each of its callers holds the mutex.
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Sessions {
 public:
  void open(const std::string& user) {
    std::lock_guard lock(mutex_);
    insertLocked(user);
  }
  void renew(const std::string& user) {
    std::lock_guard lock(mutex_);
    users_.erase(user);
    insertLocked(user);
  }
  void close(const std::string& user) {
    std::lock_guard lock(mutex_);
    users_.erase(user);
  }
  bool knows(const std::string& user) {
    std::lock_guard lock(mutex_);
    return users_.contains(user);
  }
  std::size_t count() {
    std::lock_guard lock(mutex_);
    return users_.size();
  }

 private:
  void insertLocked(const std::string& user) { users_[user] = ++serial_; }
  std::mutex mutex_;
  std::map<std::string, int> users_;
  int serial_ = 0;
};

int main() {
  Sessions sessions;
  std::jthread one([&] { sessions.open("ada"); });
  std::jthread two([&] { sessions.renew("bob"); });
  return sessions.count() > 2 ? 1 : 0;
}
