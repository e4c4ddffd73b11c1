// what: sets the address detector's options
// expect: not_gradable symbol-interposition
extern "C" const char* __asan_default_options() {
  return "halt_on_error=0:exitcode=0";
}
