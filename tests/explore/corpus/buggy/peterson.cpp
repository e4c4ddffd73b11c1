// Peterson's lock with its first two lines swapped: the turn is given away before the flag is up.
// expect: assert
#include <array>
#include <atomic>
#include <cassert>
#include <thread>

std::array<std::atomic<bool>, 2> wants{};
std::atomic<int> turn = 0;
std::atomic<int> inside = 0;

void enter(int me) {
  const int other = 1 - me;
  turn = other;
  wants[me] = true;
  while (wants[other] && turn == other) std::this_thread::yield();

  const int already_inside = inside.fetch_add(1);
  assert(already_inside == 0);
  --inside;

  wants[me] = false;
}

int main() {
  std::thread first([] { enter(0); });
  std::thread second([] { enter(1); });
  first.join();
  second.join();
}
