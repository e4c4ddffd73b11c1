// The session is found with the lock held, and used without.
#include <map>
#include <mutex>
#include <string>

struct Session {
  std::string user;
  int requests = 0;
};

class Sessions {
 public:
  Session* find(int id) {
    std::lock_guard lock(mutex_);
    const auto found = sessions_.find(id);
    if (found == sessions_.end()) return nullptr;
    return &found->second;  // FINDING guarded-reference-escape
  }
  void count(int id) {
    std::lock_guard lock(mutex_);
    sessions_[id].requests += 1;
  }

 private:
  std::mutex mutex_;
  std::map<int, Session> sessions_;
};
