// What is missing in a map is made without the lock, and put there: twice, if two find it missing.
#include <map>
#include <memory>
#include <mutex>
#include <string>

struct Session {
  int requests = 0;
};

class Sessions {
 public:
  std::shared_ptr<Session> find_or_make(const std::string& user) {
    {
      std::lock_guard lock(mutex_);
      if (const auto found = by_user_.find(user); found != by_user_.end()) return found->second;
    }
    auto session = std::make_shared<Session>();
    std::lock_guard lock(mutex_);
    by_user_[user] = session;  // MISSED lock-gap-toctou
    return session;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Session>> by_user_;
};
