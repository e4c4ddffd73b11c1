// what: has std::terminate leave in peace
// expect: not_gradable forbidden-call
#include <cstdlib>
#include <exception>
namespace {

struct Early {
  Early() {
    std::set_terminate([] { std::abort(); });
  }
} early;

}  // namespace
