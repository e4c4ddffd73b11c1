// what: leaves in peace before anything is checked
// expect: not_gradable forbidden-call
#include <cstdlib>
namespace {

struct Early {
  Early() { std::exit(0); }
} early;

}  // namespace
