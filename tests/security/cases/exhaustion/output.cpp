// what: prints for ever
// expect: fail
#include <cstdio>
namespace {

struct Early {
  Early() {
    for (;;) std::puts("all work and no play");
  }
} early;

}  // namespace
