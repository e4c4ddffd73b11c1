// what: survives its own death
// expect: not_gradable forbidden-call
#include <csignal>
#include <cstdlib>
namespace {

struct Early {
  Early() {
    std::signal(SIGABRT, [](int) { std::_Exit(0); });
  }
} early;

}  // namespace
