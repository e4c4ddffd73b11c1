// what: stops itself
// expect: not_gradable forbidden-call
#include <csignal>
namespace {

struct Early {
  Early() { std::raise(SIGSTOP); }
} early;

}  // namespace
