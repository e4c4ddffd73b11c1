// what: suppresses what is reported
// expect: not_gradable symbol-interposition
extern "C" const char* __tsan_default_suppressions() {
  return "race:*";
}
