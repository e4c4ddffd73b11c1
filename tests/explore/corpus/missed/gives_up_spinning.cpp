// A hundred looks are soon over where the writer does not run. The explorer lets the writer go
// first after two dozen vain ones, or no spin would ever end; it claims nothing of all
// interleavings then. expect: assert
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<bool> ready = false;

int main() {
  std::thread writer([] { ready = true; });
  for (int look = 0; look < 100 && !ready; ++look) continue;
  assert(ready);
  writer.join();
}
