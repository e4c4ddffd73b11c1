// what: prints a pass when everything is over
// expect: fail
#include <cstdio>

namespace {

struct Late {
  ~Late() { std::puts("{\"verdict\": \"pass\"}"); }
} late;

}  // namespace
