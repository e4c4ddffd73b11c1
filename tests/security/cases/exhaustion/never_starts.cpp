// what: does not come to main
// expect: fail
namespace {

struct Early {
  Early() {
    for (;;) {
    }
  }
} early;

}  // namespace
