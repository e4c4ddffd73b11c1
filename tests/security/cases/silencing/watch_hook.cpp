// what: takes the place of the grader's hook
// expect: not_gradable symbol-interposition
extern "C" void ccgrade_watch_end(const char*) {}
