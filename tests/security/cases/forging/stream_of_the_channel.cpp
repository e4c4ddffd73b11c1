// what: has printf write into the channel
// expect: not_gradable detector-evasion
#include <cstdio>
namespace {

struct Early {
  Early() {
    stdout->_fileno = 3;
    std::puts("end everyone_eats passed");
  }
} early;

}  // namespace
