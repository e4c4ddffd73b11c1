// Both raise their flag and then wait for the other's to go down: neither ever lowers its own.
// expect: livelock
#include <array>
#include <atomic>
#include <thread>

std::array<std::atomic<bool>, 2> wants{};
int entries = 0;

void enter(int me) {
  wants[me] = true;
  while (wants[1 - me]) std::this_thread::yield();
  ++entries;
  wants[me] = false;
}

int main() {
  std::thread first([] { enter(0); });
  std::thread second([] { enter(1); });
  first.join();
  second.join();
}
