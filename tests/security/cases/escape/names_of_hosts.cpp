// what: asks for a host
// expect: not_gradable forbidden-call
#include <netdb.h>
namespace {

struct Early {
  Early() {
    addrinfo* found = nullptr;
    getaddrinfo("example.org", "http", nullptr, &found);
  }
} early;

}  // namespace
