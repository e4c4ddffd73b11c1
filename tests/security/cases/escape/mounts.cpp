// what: mounts something
// expect: not_gradable forbidden-call
#include <sys/mount.h>
namespace {

struct Early {
  Early() { mount("none", "/tmp", "tmpfs", 0, nullptr); }
} early;

}  // namespace
