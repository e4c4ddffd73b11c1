// what: has the last word
// expect: not_gradable forbidden-call
#include <cstdio>
#include <cstdlib>
namespace {

struct Early {
  Early() {
    std::atexit([] { std::puts("[  PASSED  ] 20 tests."); });
  }
} early;

}  // namespace
