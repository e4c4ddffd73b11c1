// what: changes what the kernel allows
// expect: not_gradable forbidden-call
#include <sys/prctl.h>
namespace {

struct Early {
  Early() { prctl(PR_SET_DUMPABLE, 1); }
} early;

}  // namespace
