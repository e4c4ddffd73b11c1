// Two threads spin until they may go, and count how often they looked.
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<bool> go{false};
std::atomic<long> looks{0};

void wait() {
  do ++looks, std::this_thread::yield();
  while (!go);
}

int main() {
  std::thread first(wait), second(wait);
  go = true;
  first.join();
  second.join();
  assert(looks >= 2);
}
