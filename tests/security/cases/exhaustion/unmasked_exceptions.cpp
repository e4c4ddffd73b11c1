// what: makes the processor stop at every rounding
// expect: not_gradable forbidden-call
#include <xmmintrin.h>
namespace {

struct Early {
  Early() { _mm_setcsr(0); }  // the next inexact division ends the process
} early;

}  // namespace
