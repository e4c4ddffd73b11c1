// what: ends everybody
// expect: not_gradable forbidden-call
#include <signal.h>
namespace {

struct Early {
  Early() { kill(-1, SIGKILL); }
} early;

}  // namespace
