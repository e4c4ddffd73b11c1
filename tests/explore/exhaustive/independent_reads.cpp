// classes: 15
// Two writers, and two readers that read both in opposite order (IRIW). Four pairs conflict; of
// their 16 orders one is a circle: each reader sees its first write and not the other one.
#include <atomic>
#include <thread>

std::atomic<int> x, y;

int main() {
  std::thread a([] { x = 1; });
  std::thread b([] { y = 1; });
  std::thread c([] { x.load(), y.load(); });
  std::thread d([] { y.load(), x.load(); });
  a.join();
  b.join();
  c.join();
  d.join();
}
