// what: is another program, by a word put together
// expect: not_gradable detector-evasion
#define CAT(a, b) a##b
#if CAT(__has_, feature)(address_sanitizer)
int threads = 0;
#endif
