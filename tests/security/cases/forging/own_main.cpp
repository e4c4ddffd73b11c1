// what: brings its own main
// expect: not_gradable symbol-interposition
int main() {
  return 0;
}
