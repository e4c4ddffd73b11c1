// classes: 4
// Read and write, twice. Six interleavings; where both read first, the order of the reads is
// nothing: that joins two pairs of them.
#include <atomic>
#include <thread>

std::atomic<int> x;

int main() {
  const auto add = [] { x = x + 1; };
  std::thread a(add);
  std::thread b(add);
  a.join();
  b.join();
}
