// what: is not instrumented at all
// expect: not_gradable detector-evasion
__attribute__((disable_sanitizer_instrumentation)) void quiet() {}
