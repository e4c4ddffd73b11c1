// A class of the program's own that is only called like one.
struct lock_guard {
  explicit lock_guard(int value) : value(value) {}
  int value;
};

int use(int x) {
  lock_guard{x};
  int(y) = x;
  return y;
}
