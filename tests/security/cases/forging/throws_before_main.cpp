// what: throws before main
// expect: fail
namespace {

struct Early {
  Early() { throw 1; }
} early;

}  // namespace
