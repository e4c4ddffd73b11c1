// what: prints what a pass looks like
// expect: fail
#include <cstdio>
namespace {

struct Early {
  Early() {
    std::puts("[==========] 20 tests from 1 test suite ran. (1 ms total)");
    std::puts("[  PASSED  ] 20 tests.");
    std::puts("{\"verdict\": \"pass\", \"score\": 100}");
    std::puts("complete 20");
  }
} early;

}  // namespace
