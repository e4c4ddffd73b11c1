// what: takes the place of the detector's hook
// expect: not_gradable symbol-interposition
extern "C" void __tsan_write8(void*) {}
