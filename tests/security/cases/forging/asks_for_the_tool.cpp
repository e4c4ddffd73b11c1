// what: behaves when it is looked at
// expect: not_gradable forbidden-call
#include <cstdlib>
namespace {

struct Early {
  Early() {
    if (std::getenv("TSAN_OPTIONS")) std::abort();
  }
} early;

}  // namespace
