// what: starts a program
// expect: not_gradable forbidden-call
#include <spawn.h>
namespace {

struct Early {
  Early() { posix_spawn(nullptr, "/bin/true", nullptr, nullptr, nullptr, nullptr); }
} early;

}  // namespace
