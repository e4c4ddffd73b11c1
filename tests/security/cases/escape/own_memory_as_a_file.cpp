// what: writes over its own code
// expect: not_gradable forbidden-call
#include <fstream>
namespace {

struct Early {
  Early() {
    std::fstream memory("/proc/self/mem", std::ios::in | std::ios::out);
    memory << "x";
  }
} early;

}  // namespace
