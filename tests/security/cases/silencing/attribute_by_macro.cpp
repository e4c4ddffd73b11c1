// what: puts the word together
// expect: not_gradable detector-evasion
#define QUIET(x) __attribute__((no_##x("thread")))
QUIET(sanitize) void quiet() {}
