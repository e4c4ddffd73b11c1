// what: has leaks ignored
// expect: not_gradable detector-evasion
extern "C" void __lsan_disable();
namespace {

struct Early {
  Early() { __lsan_disable(); }
} early;

}  // namespace
