// classes: 9
// Each reader sees 0, 1 or 2 of the two writes, whatever the other sees: 3 x 3.
#include <atomic>
#include <thread>

std::atomic<int> x;

int main() {
  std::thread a([] { x = 1, x = 2; });
  std::thread b([] { x.load(); });
  std::thread c([] { x.load(); });
  a.join();
  b.join();
  c.join();
}
