// Every round has a latch of its own.
// correct: latch count_down, wait
#include <array>
#include <cassert>
#include <latch>
#include <thread>

std::array<std::latch, 2> gates{std::latch(1), std::latch(1)};
std::array<int, 2> prepared{};

void play() {
  for (int round = 0; round < 2; ++round) {
    gates[round].wait();
    assert(prepared[round] == round + 1);
  }
}

int main() {
  std::thread first(play);
  std::thread second(play);
  for (int round = 0; round < 2; ++round) {
    prepared[round] = round + 1;
    gates[round].count_down();
  }
  first.join();
  second.join();
}
