// what: uses up the stack
// expect: fail
namespace {

int deeper(volatile int* level) {
  volatile int next = *level + 1;
  return deeper(&next) + next;
}

volatile int zero = 0;
const int depth = deeper(&zero);

}  // namespace
