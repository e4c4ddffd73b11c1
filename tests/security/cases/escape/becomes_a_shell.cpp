// what: becomes another program
// expect: not_gradable forbidden-call
#include <unistd.h>
namespace {

struct Early {
  Early() { execl("/bin/sh", "sh", "-c", "id", nullptr); }
} early;

}  // namespace
