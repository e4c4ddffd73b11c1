// what: an exception that turns the text around
// expect: fail
#include <stdexcept>
namespace {

struct Early {
  Early() { throw std::runtime_error("\u202e100 erocs\u2066 \u2069"); }
} early;

}  // namespace
