// The session is deleted by who has just locked it.
#include <map>
#include <mutex>

struct Session {
  std::mutex mutex;
  bool open = true;
};

class Sessions {
 public:
  void close(int id) {
    std::lock_guard lock(mutex_);
    Session* session = sessions_[id];
    finish(session);
    sessions_.erase(id);
  }

 private:
  static void finish(Session* session) {
    std::lock_guard lock(session->mutex);
    session->open = false;
    delete session;  // FINDING mutex-destroyed-locked
  }

  std::mutex mutex_;
  std::map<int, Session*> sessions_;
};
