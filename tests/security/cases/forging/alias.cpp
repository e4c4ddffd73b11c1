// what: gives a function a second name
// expect: not_gradable detector-evasion
extern "C" int mine() {
  return 0;
}
extern "C" int locked() __attribute__((alias("mine")));
