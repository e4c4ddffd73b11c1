// what: an exception that is a script
// expect: fail
#include <stdexcept>
namespace {

struct Early {
  Early() {
    throw std::runtime_error("</pre><script>alert(1)</script><img src=x onerror=alert(2)>");
  }
} early;

}  // namespace
