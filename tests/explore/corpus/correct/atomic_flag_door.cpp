// One thread wins the flag, the others sleep on it until it is cleared.
// correct: atomic_flag test_and_set, clear, test, wait, notify_one
#include <atomic>
#include <cassert>
#include <thread>

std::atomic_flag occupied;
int visits = 0;

void visit() {
  while (occupied.test_and_set(std::memory_order_acquire)) occupied.wait(true);
  ++visits;
  occupied.clear(std::memory_order_release);
  occupied.notify_one();
}

int main() {
  std::thread first(visit);
  std::thread second(visit);
  first.join();
  second.join();
  assert(visits == 2);
  assert(!occupied.test());
}
