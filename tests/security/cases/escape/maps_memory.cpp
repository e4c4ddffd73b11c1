// what: makes code
// expect: not_gradable forbidden-call
#include <sys/mman.h>
namespace {

struct Early {
  Early() {
    mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  }
} early;

}  // namespace
