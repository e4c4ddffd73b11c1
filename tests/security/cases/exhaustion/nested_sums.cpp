// what: an expression that is nested so deeply that the compiler's stack overflows
// expect: not_gradable
#define TEN(x) x x x x x x x x x x

int sum(int a) {
  return TEN(TEN(TEN(TEN(TEN(a +))))) a;
}
