// what: moves the root
// expect: not_gradable forbidden-call
#include <unistd.h>
namespace {

struct Early {
  Early() { chroot("/tmp"); }
} early;

}  // namespace
