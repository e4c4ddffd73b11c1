// what: sets the detector's options
// expect: not_gradable symbol-interposition
extern "C" const char* __tsan_default_options() {
  return "report_bugs=0:exitcode=0";
}
