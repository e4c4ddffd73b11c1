// what: closes where reports go
// expect: not_gradable forbidden-call
#include <unistd.h>
namespace {

struct Early {
  Early() { close(2); }
} early;

}  // namespace
