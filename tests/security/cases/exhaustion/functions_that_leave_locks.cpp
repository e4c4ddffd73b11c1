// what: keeps the static engine busy: functions that call each other and leave what they lock
// expect: fail
#include <mutex>
namespace {

std::mutex m[30];

#define TAKE(n, next)  \
  if (a & (1u << n)) { \
    m[n].lock();       \
    next(a - 1);       \
  }
#define TAKE_TEN(n, x, y, z)                                                                \
  TAKE(n, x)                                                                                \
  TAKE(n + 1, y) TAKE(n + 2, z) TAKE(n + 3, x) TAKE(n + 4, y) TAKE(n + 5, z) TAKE(n + 6, x) \
      TAKE(n + 7, y) TAKE(n + 8, z) TAKE(n + 9, x)
#define FUNCTION(name, x, y, z)                                      \
  void name(unsigned a) {                                            \
    TAKE_TEN(0, x, y, z) TAKE_TEN(10, y, z, x) TAKE_TEN(20, z, x, y) \
  }

void f0(unsigned a), f1(unsigned a), f2(unsigned a), f3(unsigned a), f4(unsigned a);
void f5(unsigned a), f6(unsigned a), f7(unsigned a), f8(unsigned a), f9(unsigned a);
FUNCTION(f0, f1, f2, f3)
FUNCTION(f1, f2, f3, f4)
FUNCTION(f2, f3, f4, f5)
FUNCTION(f3, f4, f5, f6)
FUNCTION(f4, f5, f6, f7)
FUNCTION(f5, f6, f7, f8)
FUNCTION(f6, f7, f8, f9)
FUNCTION(f7, f8, f9, f0)
FUNCTION(f8, f9, f0, f1)
FUNCTION(f9, f0, f1, f2)

volatile unsigned never = 0;
struct Early {
  Early() {
    if (never) f0(never);
  }
} early;

}  // namespace
