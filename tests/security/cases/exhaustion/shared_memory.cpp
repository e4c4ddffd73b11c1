// what: fills shared memory
// expect: not_gradable forbidden-call
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
namespace {

struct Early {
  Early() {
    const int file = shm_open("/large", O_CREAT | O_RDWR, 0600);
    ftruncate(file, 1L << 40);
  }
} early;

}  // namespace
