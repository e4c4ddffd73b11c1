// what: does not leave the process
// expect: fail
namespace {

struct Late {
  ~Late() {
    for (;;) {
    }
  }
} late;

}  // namespace
