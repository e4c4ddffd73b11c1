// what: writes outside its folder
// expect: not_gradable forbidden-call
#include <fstream>
namespace {

struct Early {
  Early() { std::ofstream("/tmp/outside") << "was here"; }
} early;

}  // namespace
