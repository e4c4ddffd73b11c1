// what: finds the grader's functions
// expect: not_gradable forbidden-call
#include <dlfcn.h>
namespace {

struct Early {
  Early() { dlsym(RTLD_DEFAULT, "ccgrade_watch_end"); }
} early;

}  // namespace
