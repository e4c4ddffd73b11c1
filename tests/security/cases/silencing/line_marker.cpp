// what: pretends to be elsewhere
// expect: not_gradable detector-evasion
# 1 "/usr/include/quiet.h" 1 3
__attribute__((no_sanitize("thread"))) void quiet() {}
