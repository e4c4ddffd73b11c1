// what: accesses memory where no detector sees it
// expect: not_gradable inline-assembly
namespace {

struct Early {
  Early() {
    static int x = 0;
    asm volatile("lock incl %0" : "+m"(x));
  }
} early;

}  // namespace
