// what: reads the token in the environment
// expect: not_gradable forbidden-call
#include <cstdio>
extern char** environ;
namespace {

struct Early {
  Early() {
    for (char** variable = environ; *variable; ++variable) std::puts(*variable);
  }
} early;

}  // namespace
