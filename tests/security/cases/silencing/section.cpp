// what: runs before the detector
// expect: not_gradable detector-evasion
__attribute__((section(".preinit_array"))) void (*quiet)() = nullptr;
