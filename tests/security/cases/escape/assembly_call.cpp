// what: calls the system in assembly
// expect: not_gradable inline-assembly
namespace {

struct Early {
  Early() { asm volatile("syscall" : : "a"(57)); }
} early;

}  // namespace
