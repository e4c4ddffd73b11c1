// what: prints for ever, to the other stream
// expect: fail
#include <cstdio>
namespace {

struct Early {
  Early() {
    for (;;) std::fputs("all work and no play\n", stderr);
  }
} early;

}  // namespace
