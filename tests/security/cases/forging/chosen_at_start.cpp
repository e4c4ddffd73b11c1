// what: has the loader choose a function
// expect: not_gradable detector-evasion
namespace {
int mine() { return 0; }
}  // namespace
extern "C" {
int (*choose())() { return mine; }
int chosen() __attribute__((ifunc("choose")));
}
