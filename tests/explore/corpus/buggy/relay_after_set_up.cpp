// Whoever comes first sets the relay up. Only where the two runners then take turns to the last
// lap, which is one interleaving of many and found by trying them all, is it over too early.
// expect: assert
#include <atomic>
#include <cassert>
#include <mutex>
#include <thread>

std::once_flag once;
int laps = 0;
std::atomic<int> lap{0};

void run(int from) {
  std::call_once(once, [] { laps = 8; });
  for (int mine = from; mine < 8; mine += 2)
    if (lap == mine) lap = mine + 1;
}

int main() {
  std::thread even(run, 0);
  std::thread odd(run, 1);
  even.join();
  odd.join();
  assert(lap != laps);
}
