// what: speaks to Valgrind
// expect: not_gradable detector-evasion
#include <valgrind/valgrind.h>
namespace {

struct Early {
  Early() {
    if (RUNNING_ON_VALGRIND) VALGRIND_PRINTF("x");
  }
} early;

}  // namespace
