// A private helper without a lock: one caller holds the mutex, and another does not.
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Sessions {
 public:
  void open(const std::string& user) {
    std::lock_guard lock(mutex_);
    insert(user);
  }
  void renew(const std::string& user) { insert(user); }
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
  void insert(const std::string& user) {
    users_[user] = 1;  // FINDING inconsistent-guard  // FINDING unguarded-shared-write
  }
  std::mutex mutex_;
  std::map<std::string, int> users_;
};

int main() {
  Sessions sessions;
  std::jthread one([&] { sessions.open("ada"); });
  std::jthread two([&] { sessions.renew("bob"); });
  return sessions.count() > 2 ? 1 : 0;
}
