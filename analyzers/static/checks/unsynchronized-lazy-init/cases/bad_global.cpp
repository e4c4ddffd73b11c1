#include <string>
#include <thread>

struct Connection {
  int socket = 1;
};

Connection* connection;

Connection* get() {
  if (!connection) connection = new Connection;  // FINDING unsynchronized-lazy-init
  return connection;
}

void work() {
  get()->socket = 2;
}

int main() {
  std::thread a(work), b(work);
  a.join();
  b.join();
}
