// what: opens files until there are no descriptors
// expect: not_gradable forbidden-call
#include <fcntl.h>
namespace {

struct Early {
  Early() {
    while (open("/dev/null", O_RDONLY) >= 0) {
    }
  }
} early;

}  // namespace
