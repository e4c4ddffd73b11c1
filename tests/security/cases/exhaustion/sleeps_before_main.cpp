// what: sleeps before main
// expect: fail
#include <chrono>
#include <thread>
namespace {

struct Early {
  Early() { std::this_thread::sleep_for(std::chrono::hours(10)); }
} early;

}  // namespace
