// The thread is moved into another variable, which is joined on one of two ways out.
#include <cstdio>
#include <thread>
#include <utility>

bool run(bool early) {
  std::thread second([] { std::puts("second"); });
  std::thread kept = std::move(second);  // FINDING thread-not-joined
  if (early) return false;
  kept.join();
  return true;
}

int main(int count, char**) {
  return run(count > 1) ? 0 : 1;
}
