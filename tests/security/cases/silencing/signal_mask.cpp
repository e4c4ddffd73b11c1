// what: does not hear the explorer's clock
// expect: not_gradable forbidden-call
#include <signal.h>
namespace {

struct Early {
  Early() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
  }
} early;

}  // namespace
