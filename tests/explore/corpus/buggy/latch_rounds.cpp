// A latch opens once: round two passes the gate of round one before anything is prepared.
// expect: assert
#include <atomic>
#include <cassert>
#include <latch>
#include <thread>

std::latch gate(1);
std::atomic<int> prepared = 0;

void play() {
  for (int round = 1; round <= 2; ++round) {
    gate.wait();
    assert(prepared >= round);
  }
}

int main() {
  std::thread player(play);
  prepared = 1;
  gate.count_down();
  prepared = 2;
  player.join();
}
