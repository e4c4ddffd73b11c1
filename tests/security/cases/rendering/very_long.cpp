// what: an exception of ten megabytes
// expect: fail
#include <stdexcept>
#include <string>
namespace {

struct Early {
  Early() { throw std::runtime_error(std::string(10 << 20, 'x')); }
} early;

}  // namespace
