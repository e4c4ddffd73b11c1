// Nothing makes the server wait for its configuration: it only usually comes later.
// expect: assert
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> port = 0;
std::atomic<int> requests = 0;

void configure() {
  port = 8080;
}

void serve() {
  assert(port != 0);
  ++requests;
}

int main() {
  std::thread configurator(configure);
  std::thread server(serve);
  configurator.join();
  server.join();
}
