// what: is not instrumented, spelled with underscores
// expect: not_gradable detector-evasion
__attribute__((__no_sanitize__("undefined"))) void quiet() {}
