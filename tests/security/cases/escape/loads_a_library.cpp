// what: loads code that was not handed in
// expect: not_gradable forbidden-call
#include <dlfcn.h>
namespace {

struct Early {
  Early() { dlopen("/tmp/evil.so", RTLD_NOW); }
} early;

}  // namespace
