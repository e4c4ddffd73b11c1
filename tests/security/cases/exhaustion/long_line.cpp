// what: prints a line of a gigabyte
// expect: fail
#include <cstdio>
namespace {

struct Early {
  Early() {
    for (;;) std::fputc('x', stderr);
  }
} early;

}  // namespace
