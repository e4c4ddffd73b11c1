// what: is not instrumented
// expect: not_gradable detector-evasion
__attribute__((no_sanitize("thread"))) void quiet() {}
