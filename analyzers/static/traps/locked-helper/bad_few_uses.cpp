// One caller of the helper holds the mutex, another does not, and hardly anybody else is there.
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
  std::size_t count() {
    std::lock_guard lock(mutex_);
    return users_.size();
  }

 private:
  void insert(const std::string& user) {
    users_[user] = 1;  // FINDING unguarded-shared-write
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
