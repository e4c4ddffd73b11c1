// what: speaks to the detector where there is one
// expect: not_gradable detector-evasion
extern "C" __attribute__((weak)) void __tsan_acquire(void*);
void quiet(void* x) {
  if (__tsan_acquire) __tsan_acquire(x);
}
