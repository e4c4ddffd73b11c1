// what: has printf write into the tool's log
// expect: fail
#include <cstdio>
namespace {

struct Early {
  Early() {
    reinterpret_cast<int*>(stdout)[28] = 4;
    std::puts("scenario everyone_eats\n{}");
    std::fflush(stdout);
  }
} early;

}  // namespace
