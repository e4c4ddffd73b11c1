// classes: 3
// As in store_buffering; the circle is that each reads what the other writes afterwards.
#include <atomic>
#include <thread>

std::atomic<int> x, y;

int main() {
  std::thread a([] { x.load(), y = 1; });
  std::thread b([] { y.load(), x = 1; });
  a.join();
  b.join();
}
