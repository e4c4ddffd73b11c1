// what: has a pragma do it
// expect: not_gradable detector-evasion
#pragma clang attribute push(__attribute__((no_sanitize("thread"))), apply_to = function)
void quiet() {}
#pragma clang attribute pop
