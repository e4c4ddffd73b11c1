// what: sets the leak detector's options
// expect: not_gradable symbol-interposition
extern "C" const char* __lsan_default_options() {
  return "detect_leaks=0";
}
