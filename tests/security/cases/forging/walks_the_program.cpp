// what: finds the grader's memory
// expect: not_gradable forbidden-call
#include <link.h>
namespace {

struct Early {
  Early() { dl_iterate_phdr(nullptr, nullptr); }
} early;

}  // namespace
