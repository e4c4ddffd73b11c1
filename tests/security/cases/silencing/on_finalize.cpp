// what: has the last word on the exit code
// expect: not_gradable symbol-interposition
extern "C" int __tsan_on_finalize(int) {
  return 0;
}
