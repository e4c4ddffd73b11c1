// what: fills the disk
// expect: not_gradable forbidden-call
#include <fstream>
#include <string>
namespace {

struct Early {
  Early() {
    std::ofstream file("/tmp/large");
    const std::string block(1 << 20, 'x');
    for (;;) file << block;
  }
} early;

}  // namespace
