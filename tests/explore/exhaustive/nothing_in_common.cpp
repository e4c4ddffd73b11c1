// classes: 1
// Nothing conflicts: 20 interleavings of 3 + 3 steps, all the same.
#include <atomic>
#include <thread>

std::atomic<int> x, y;

int main() {
  std::thread a([] { ++x, ++x, ++x; });
  std::thread b([] { ++y, ++y, ++y; });
  a.join();
  b.join();
}
