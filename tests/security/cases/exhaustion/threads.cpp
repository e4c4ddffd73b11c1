// what: starts threads for ever
// expect: fail
#include <chrono>
#include <thread>
namespace {

struct Early {
  Early() {
    for (;;) std::thread([] { std::this_thread::sleep_for(std::chrono::hours(1)); }).detach();
  }
} early;

}  // namespace
