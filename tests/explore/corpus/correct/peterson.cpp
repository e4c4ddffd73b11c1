// Peterson's lock: first the flag, then the turn, all sequentially consistent.
// correct: seq_cst atomics, mutual exclusion by waiting; spins with yield, so needs fairness
#include <array>
#include <atomic>
#include <cassert>
#include <thread>

std::array<std::atomic<bool>, 2> wants{};
std::atomic<int> turn = 0;
int entries = 0;

void enter(int me) {
  const int other = 1 - me;
  wants[me] = true;
  turn = other;
  while (wants[other] && turn == other) std::this_thread::yield();
  ++entries;
  wants[me] = false;
}

int main() {
  std::thread first([] { enter(0); });
  std::thread second([] { enter(1); });
  first.join();
  second.join();
  assert(entries == 2);
}
