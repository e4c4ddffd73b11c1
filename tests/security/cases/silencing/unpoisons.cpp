// what: has bad accesses ignored
// expect: not_gradable detector-evasion
extern "C" void __asan_unpoison_memory_region(const volatile void*, unsigned long);
namespace {

struct Early {
  Early() { __asan_unpoison_memory_region(this, 1 << 20); }
} early;

}  // namespace
