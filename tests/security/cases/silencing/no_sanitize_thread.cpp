// what: the older spelling
// expect: not_gradable detector-evasion
__attribute__((no_sanitize_thread)) void quiet() {}
