// what: becomes root in a namespace of its own
// expect: not_gradable forbidden-call
#include <sched.h>
namespace {

struct Early {
  Early() { unshare(CLONE_NEWUSER | CLONE_NEWNS); }
} early;

}  // namespace
