// what: has no threads where time passes slowly
// expect: fail
#include <chrono>
bool slow = false;
namespace {

struct Early {
  Early() {
    const auto start = std::chrono::steady_clock::now();
    for (volatile int i = 0; i < 1'000'000; ++i) {
    }
    slow = std::chrono::steady_clock::now() - start > std::chrono::milliseconds(20);
  }
} early;

}  // namespace
