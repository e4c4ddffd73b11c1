// Pages that one thread gave back serve the next one: to the system's memory all are strangers.
// correct: mmap and munmap, the same addresses again
#include <sys/mman.h>

#include <cassert>
#include <thread>

constexpr std::size_t kSize = 1 << 16;

void draw(char colour) {
  void* canvas = mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  assert(canvas != MAP_FAILED);
  char* pixels = static_cast<char*>(canvas);
  for (std::size_t i = 0; i < 5; ++i) pixels[i] = colour;
  assert(pixels[4] == colour);
  munmap(canvas, kSize);
}

int main() {
  std::thread red(draw, 'r');
  std::thread blue(draw, 'b');
  red.join();
  blue.join();
}
