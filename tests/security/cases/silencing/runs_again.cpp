// what: starts itself again with options of its own
// expect: not_gradable forbidden-call
#include <unistd.h>
#include <cstdlib>
namespace {

struct Early {
  Early() {
    setenv("TSAN_OPTIONS", "report_bugs=0", 1);
    execl("/proc/self/exe", "x", nullptr);
  }
} early;

}  // namespace
