// what: jumps over the checks
// expect: not_gradable forbidden-call
#include <csetjmp>
namespace {

struct Early {
  Early() {
    static std::jmp_buf place;
    if (setjmp(place) == 0) std::longjmp(place, 1);
  }
} early;

}  // namespace
