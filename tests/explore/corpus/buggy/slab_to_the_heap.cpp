// The first buffer comes from a slab, later ones from the heap. Whoever is hasty frees what it got.
// expect: misuse
#include <cstdlib>
#include <mutex>
#include <thread>

std::mutex lock;
bool slab_is_free = true;
alignas(16) char slab[64];

void* take() {
  std::lock_guard hold(lock);
  if (!slab_is_free) return std::malloc(64);
  slab_is_free = false;
  return slab;
}

void put_back(void* buffer) {
  std::lock_guard hold(lock);
  if (buffer == slab)
    slab_is_free = true;
  else
    std::free(buffer);
}

int main() {
  std::thread hasty([] { std::free(take()); });
  put_back(take());
  hasty.join();
}
