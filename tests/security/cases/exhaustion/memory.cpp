// what: takes all memory
// expect: fail
#include <vector>
static std::vector<std::vector<char>*> blocks;
namespace {

struct Early {
  Early() {
    for (;;) {
      auto* block = new std::vector<char>(64 << 20, 1);
      blocks.push_back(block);
    }
  }
} early;

}  // namespace
