// what: nobody can tell of it
// expect: not_gradable forbidden-call
#include <unistd.h>
namespace {

struct Early {
  Early() {
    close(3);
    close(4);
  }
} early;

}  // namespace
