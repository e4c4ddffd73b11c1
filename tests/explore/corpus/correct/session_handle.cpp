// A client that has fetched its shared_ptr keeps the session alive, even one closed meanwhile.
// correct: shared_ptr copied under a mutex and used outside it (read-copy-update)
#include <atomic>
#include <cassert>
#include <memory>
#include <mutex>
#include <thread>

struct Session {
  std::atomic<int> requests = 0;
};

std::mutex mutex;
std::shared_ptr<Session> current = std::make_shared<Session>();

std::shared_ptr<Session> current_session() {
  std::lock_guard lock(mutex);
  return current;
}

void request() {
  if (const std::shared_ptr<Session> session = current_session()) ++session->requests;
}

void close_session() {
  std::shared_ptr<Session> closed;
  {
    std::lock_guard lock(mutex);
    closed.swap(current);
  }
  assert(closed->requests <= 2);
}

int main() {
  std::thread client(request);
  std::thread other_client(request);
  std::thread closer(close_session);
  client.join();
  other_client.join();
  closer.join();
}
