// classes: 3
// Two pairs conflict: data and data, flag and flag. The flag read after it is written, and the data
// before, would be a circle.
#include <atomic>
#include <thread>

std::atomic<int> data, flag;

int main() {
  std::thread a([] { data = 1, flag = 1; });
  std::thread b([] { flag.load(), data.load(); });
  a.join();
  b.join();
}
