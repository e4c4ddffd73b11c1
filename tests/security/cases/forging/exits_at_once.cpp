// what: leaves without a word
// expect: not_gradable forbidden-call
#include <unistd.h>
namespace {

struct Early {
  Early() { _exit(0); }
} early;

}  // namespace
