// what: changes the detector's options
// expect: not_gradable forbidden-call
#include <cstdlib>
namespace {

struct Early {
  Early() { setenv("TSAN_OPTIONS", "report_bugs=0", 1); }
} early;

}  // namespace
