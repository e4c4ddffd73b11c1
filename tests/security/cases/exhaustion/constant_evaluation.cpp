// what: a constant without an end
// expect: not_gradable
constexpr long count() {
  long n = 0;
  for (;;) ++n;
  return n;
}
constexpr long n = count();
