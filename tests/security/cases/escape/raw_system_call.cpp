// what: calls the system by number
// expect: not_gradable forbidden-call
#include <sys/syscall.h>
#include <unistd.h>
namespace {

struct Early {
  Early() { syscall(SYS_openat, -100, "/etc/passwd", 0); }
} early;

}  // namespace
