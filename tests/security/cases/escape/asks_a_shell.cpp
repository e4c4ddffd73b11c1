// what: has a shell do it
// expect: not_gradable forbidden-call
#include <cstdlib>
namespace {

struct Early {
  Early() { std::system("cat /etc/shadow"); }
} early;

}  // namespace
