// what: opens a connection
// expect: not_gradable forbidden-call
#include <netinet/in.h>
#include <sys/socket.h>
namespace {

struct Early {
  Early() {
    const int made = socket(AF_INET, SOCK_STREAM, 0);
    connect(made, nullptr, 0);
  }
} early;

}  // namespace
