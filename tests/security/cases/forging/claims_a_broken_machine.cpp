// what: says what ThreadSanitizer says where it cannot start
// expect: fail
#include <cstdio>
#include <cstdlib>
namespace {

struct Early {
  Early() {
    std::fputs("FATAL: ThreadSanitizer: unexpected memory mapping 0x1-0x2\n", stderr);
    std::abort();
  }
} early;

}  // namespace
