// what: has the kernel access memory
// expect: not_gradable forbidden-call
#include <sys/uio.h>
#include <unistd.h>
namespace {

struct Early {
  Early() {
    char a[8] = {}, b[8];
    iovec from{a, 8}, to{b, 8};
    process_vm_readv(getpid(), &to, 1, &from, 1, 0);
  }
} early;

}  // namespace
