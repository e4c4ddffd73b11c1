// The element goes with the lock inside it: which element erase() takes is not followed.
#include <map>
#include <mutex>

struct Session {
  std::mutex mutex;
  bool open = true;
};

void close(std::map<int, Session>& sessions, int id) {
  std::lock_guard lock(sessions[id].mutex);
  sessions[id].open = false;
  sessions.erase(id);  // MISSED mutex-destroyed-locked
}
