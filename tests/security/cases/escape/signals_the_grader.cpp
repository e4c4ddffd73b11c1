// what: ends whoever started it
// expect: not_gradable forbidden-call
#include <signal.h>
#include <unistd.h>
namespace {

struct Early {
  Early() { kill(getppid(), SIGKILL); }
} early;

}  // namespace
