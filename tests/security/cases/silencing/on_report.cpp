// what: hears the reports in the grader's place
// expect: not_gradable symbol-interposition
extern "C" void __tsan_on_report(void*) {}
