// what: invents order between threads
// expect: not_gradable detector-evasion
extern "C" void __tsan_acquire(void*);
extern "C" void __tsan_release(void*);
namespace {

struct Early {
  Early() {
    __tsan_release(this);
    __tsan_acquire(this);
  }
} early;

}  // namespace
