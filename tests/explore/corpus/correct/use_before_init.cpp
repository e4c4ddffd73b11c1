// The server waits at a latch for its configuration.
// correct: latch as a start signal for several threads, plain data behind it
#include <cassert>
#include <latch>
#include <thread>

std::latch configured(1);
int port = 0;

void configure() {
  port = 8080;
  configured.count_down();
}

void serve() {
  configured.wait();
  assert(port == 8080);
}

int main() {
  std::thread configurator(configure);
  std::thread server(serve);
  std::thread second_server(serve);
  configurator.join();
  server.join();
  second_server.join();
}
