// The reader takes its copy only if the version is even and has not moved; after two vain tries
// it shuts the writer out with the mutex instead.
// correct: sequence lock, release and acquire fences, relaxed data, mutex as last resort
#include <atomic>
#include <cassert>
#include <mutex>
#include <thread>

std::mutex writing;
std::atomic<unsigned> version = 0;
std::atomic<int> width = 1;
std::atomic<int> height = 1;

void resize(int size) {
  std::lock_guard lock(writing);
  const unsigned before = version.load(std::memory_order_relaxed);
  version.store(before + 1, std::memory_order_relaxed);
  std::atomic_thread_fence(std::memory_order_release);
  width.store(size, std::memory_order_relaxed);
  height.store(size, std::memory_order_relaxed);
  version.store(before + 2, std::memory_order_release);
}

bool look_undisturbed() {
  const unsigned before = version.load(std::memory_order_acquire);
  const int seen_width = width.load(std::memory_order_relaxed);
  const int seen_height = height.load(std::memory_order_relaxed);
  std::atomic_thread_fence(std::memory_order_acquire);
  if (before % 2 != 0 || version.load(std::memory_order_relaxed) != before) return false;
  assert(seen_width == seen_height);
  return true;
}

void look() {
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (look_undisturbed()) return;
  }
  std::lock_guard lock(writing);
  assert(width == height);
}

int main() {
  std::thread writer([] {
    resize(2);
    resize(3);
  });
  std::thread reader(look);
  writer.join();
  reader.join();
}
