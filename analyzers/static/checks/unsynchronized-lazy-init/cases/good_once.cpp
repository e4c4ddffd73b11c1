#include <atomic>
#include <mutex>
#include <thread>

struct Connection {
  int socket = 1;
};

std::mutex mutex;
Connection* connection;
std::once_flag once;
std::atomic<Connection*> shared;
thread_local Connection* own;

Connection* guarded() {
  std::lock_guard lock(mutex);
  if (!connection) connection = new Connection;
  return connection;
}

Connection* made_by_language() {
  static Connection made;
  return &made;
}

Connection* atomic() {
  if (!shared) shared = new Connection;  // FINDING atomic-check-then-act
  return shared;
}

Connection* per_thread() {
  if (!own) own = new Connection;
  return own;
}

void work() {
  guarded();
  made_by_language();
  atomic();
  per_thread();
}

int main() {
  std::thread a(work), b(work);
  a.join();
  b.join();
}
