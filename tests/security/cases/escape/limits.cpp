// what: lifts its limits
// expect: not_gradable forbidden-call
#include <sys/resource.h>
namespace {

struct Early {
  Early() {
    const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &none);
  }
} early;

}  // namespace
