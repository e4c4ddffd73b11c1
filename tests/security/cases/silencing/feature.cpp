// what: is another program under a sanitizer
// expect: not_gradable detector-evasion
#if __has_feature(thread_sanitizer)
int threads = 0;
#else
int threads = 4;
#endif
