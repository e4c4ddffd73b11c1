// The flag is read with acquire and set with release after the value: seeing it is seeing both.
// correct: atomic acquire/release, mutex, double-checked initialisation
#include <atomic>
#include <cassert>
#include <mutex>
#include <thread>

std::mutex mutex;
std::atomic<bool> ready = false;
int limit = 0;

int current_limit() {
  if (!ready.load(std::memory_order_acquire)) {
    std::lock_guard lock(mutex);
    if (!ready.load(std::memory_order_relaxed)) {
      limit = 42;
      ready.store(true, std::memory_order_release);
    }
  }
  return limit;
}

void check() {
  assert(current_limit() == 42);
}

int main() {
  std::thread first(check);
  std::thread second(check);
  first.join();
  second.join();
}
