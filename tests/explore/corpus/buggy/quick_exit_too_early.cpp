// The handler takes for granted that the report was written, which nobody waited for.
// expect: assert
#include <atomic>
#include <cassert>
#include <cstdlib>
#include <thread>

std::atomic<bool> written = false;

int main() {
  std::at_quick_exit([] { assert(written); });
  std::thread([] { written = true; }).detach();
  std::quick_exit(0);
}
