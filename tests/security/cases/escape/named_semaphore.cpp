// what: speaks to other gradings
// expect: not_gradable forbidden-call
#include <fcntl.h>
#include <semaphore.h>
namespace {

struct Early {
  Early() { sem_open("/everybodys", O_CREAT, 0666, 1); }
} early;

}  // namespace
