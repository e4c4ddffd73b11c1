// what: starts processes for ever
// expect: not_gradable forbidden-call
#include <unistd.h>
namespace {

struct Early {
  Early() {
    for (;;) fork();
  }
} early;

}  // namespace
