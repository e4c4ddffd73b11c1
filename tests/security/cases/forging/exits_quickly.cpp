// what: leaves quickly
// expect: not_gradable forbidden-call
#include <cstdlib>
namespace {

struct Early {
  Early() { std::quick_exit(0); }
} early;

}  // namespace
