// what: takes the place of write
// expect: not_gradable symbol-interposition
extern "C" long write(int, const void*, unsigned long size) {
  return static_cast<long>(size);
}
