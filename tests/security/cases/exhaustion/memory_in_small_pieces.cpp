// what: takes all memory, a little at a time, on many threads
// expect: fail
#include <chrono>
#include <thread>
namespace {

struct Early {
  Early() {
    for (int i = 0; i < 8; ++i)
      std::thread([] {
        for (;;) *new volatile long[512] = 1;
      }).detach();
    std::this_thread::sleep_for(std::chrono::hours(1));
  }
} early;

}  // namespace
