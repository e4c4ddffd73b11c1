// what: has printf write into the channel, by the place in memory
// expect: fail
#include <cstdio>
namespace {

struct Early {
  Early() {
    reinterpret_cast<int*>(stdout)[28] = 3;
    std::puts("begin everyone_eats\nend everyone_eats passed\ncomplete 1");
    std::fflush(stdout);
  }
} early;

}  // namespace
