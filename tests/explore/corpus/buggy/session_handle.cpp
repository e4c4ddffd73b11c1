// A client that has fetched the handle still uses the session after it was closed and deleted.
// expect: use-after-free, race
#include <atomic>
#include <thread>

struct Session {
  std::atomic<int> requests = 0;
};

std::atomic<Session*> current = new Session;

void request() {
  Session* const session = current.load();
  if (session != nullptr) ++session->requests;
}

void close_session() {
  delete current.exchange(nullptr);
}

int main() {
  std::thread client(request);
  std::thread closer(close_session);
  client.join();
  closer.join();
}
