// Whoever looks at an atomic until it changes waits; and who never returns keeps its locals.
#include <atomic>
#include <chrono>
#include <thread>

int answer() {
  std::atomic<bool> done = false;
  int result = 0;
  std::thread([&] {
    result = 42;
    done.store(true);
  }).detach();  // FINDING thread-detached
  while (!done.load()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return result;
}

void all_of_them() {
  std::atomic<int> left = 4;
  for (int i = 0; i < 4; ++i) std::thread([&left] { --left; }).detach();  // FINDING thread-detached
  while (left != 0) std::this_thread::yield();
}

struct Server {
  void run();
};

void serve() {
  Server server;
  std::thread([&server] { server.run(); }).detach();  // FINDING thread-detached
  for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
}
