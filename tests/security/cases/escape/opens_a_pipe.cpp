// what: has a program do it
// expect: not_gradable forbidden-call
#include <cstdio>
namespace {

struct Early {
  Early() { popen("id", "r"); }
} early;

}  // namespace
