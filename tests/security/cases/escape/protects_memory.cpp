// what: rewrites code
// expect: not_gradable forbidden-call
#include <sys/mman.h>
namespace {

struct Early {
  Early() { mprotect(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC); }
} early;

}  // namespace
