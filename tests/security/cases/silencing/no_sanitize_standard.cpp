// what: is not instrumented, spelled as the standard has it
// expect: not_gradable detector-evasion
[[clang::no_sanitize("address", "thread")]] void quiet() {}
