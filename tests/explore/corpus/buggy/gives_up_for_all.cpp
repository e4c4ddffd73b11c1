// A worker that finds the total wrong ends the whole program, while main still waits to join it.
// expect: crash
#include <atomic>
#include <exception>
#include <thread>

std::atomic<int> total{0};

void add() {
  total = total + 1;  // two steps
  if (total == 0) std::terminate();
}

void audit() {
  add();
  add();
  if (total < 2) std::terminate();
}

int main() {
  std::thread first(audit);
  std::thread second(add);
  first.join();
  second.join();
}
