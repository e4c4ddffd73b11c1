// A worker that finds no configuration ends the whole process, whatever the others are doing.
// expect: exit, leak
#include <atomic>
#include <cstdlib>
#include <thread>

std::atomic<bool> configured = false;
std::atomic<int> served = 0;

void configure() {
  configured = true;
}

void serve() {
  if (!configured) std::exit(EXIT_FAILURE);
  ++served;
}

int main() {
  std::thread configurator(configure);
  std::thread server(serve);
  configurator.join();
  server.join();
}
