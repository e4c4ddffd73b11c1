// what: stops the explorer's clock
// expect: not_gradable forbidden-call
#include <sys/time.h>
namespace {

struct Early {
  Early() {
    const itimerval none{};
    setitimer(ITIMER_REAL, &none, nullptr);
  }
} early;

}  // namespace
