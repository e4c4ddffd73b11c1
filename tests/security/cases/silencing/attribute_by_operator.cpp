// what: has a pragma operator do it
// expect: not_gradable detector-evasion
_Pragma(
    "clang attribute push(__attribute__((no_sanitize(\"thread\"))), apply_to = "
    "function)") void quiet() {}
_Pragma("clang attribute pop")
