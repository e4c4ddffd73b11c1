// The guard is gone before the session is; the table's own lock is not part of it.
#include <map>
#include <memory>
#include <mutex>

struct Session {
  std::mutex mutex;
  bool open = true;
};

class Sessions {
 public:
  void close(int id) {
    std::lock_guard table(mutex_);
    Session* session = sessions_[id];
    {
      std::lock_guard lock(session->mutex);
      session->open = false;
    }
    delete session;
    sessions_.erase(id);
  }
  void close_early(Session* session) {
    std::unique_lock lock(session->mutex);
    session->open = false;
    lock.unlock();
    delete session;
  }
  void replace(std::unique_ptr<Session>& current, std::unique_ptr<Session>& spare) {
    std::lock_guard lock(current->mutex);
    spare.reset();
  }

 private:
  std::mutex mutex_;
  std::map<int, Session*> sessions_;
};
