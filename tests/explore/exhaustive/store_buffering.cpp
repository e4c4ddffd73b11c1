// classes: 3
// Each thread writes its own and reads the other's. Two pairs of steps conflict: write x and read
// x, write y and read y. Of the four ways to order them one is a circle: both reads before both
// writes.
#include <atomic>
#include <thread>

std::atomic<int> x, y;

int main() {
  std::thread a([] { x = 1, y.load(); });
  std::thread b([] { y = 1, x.load(); });
  a.join();
  b.join();
}
