// what: prints into the channel
// expect: not_gradable forbidden-call
#include <unistd.h>
namespace {

struct Early {
  Early() { dup2(3, 1); }
} early;

}  // namespace
