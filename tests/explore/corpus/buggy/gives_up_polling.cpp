// Twenty looks with a pause between them are not for ever: the writer may be slower.
// expect: assert
#include <atomic>
#include <cassert>
#include <chrono>
#include <thread>

std::atomic<bool> ready = false;

int main() {
  std::thread writer([] { ready = true; });
  for (int look = 0; look < 20 && !ready; ++look)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  assert(ready);
  writer.join();
}
