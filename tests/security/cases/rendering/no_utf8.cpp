// what: an exception that is no text
// expect: fail
#include <stdexcept>
namespace {

struct Early {
  Early() { throw std::runtime_error("\xff\xfe\xc0\x80 \xed\xa0\x80"); }
} early;

}  // namespace
