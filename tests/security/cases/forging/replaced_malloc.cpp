// what: takes the place of malloc
// expect: not_gradable symbol-interposition
namespace {
char memory[1 << 26];
unsigned long used = 0;
}  // namespace
extern "C" void* malloc(unsigned long size) noexcept {
  return memory + (used += size + 16);
}
