// what: ends the main thread
// expect: fail
#include <pthread.h>
namespace {

struct Early {
  Early() { pthread_exit(nullptr); }
} early;

}  // namespace
