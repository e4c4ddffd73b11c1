// what: speaks to the detector by its header
// expect: not_gradable detector-evasion
#include <sanitizer/tsan_interface.h>
namespace {

struct Early {
  Early() { __tsan_acquire(this); }
} early;

}  // namespace
