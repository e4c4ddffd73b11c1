// The flag is raised before the value is there: the fast path can return the old value.
// expect: assert
#include <atomic>
#include <cassert>
#include <mutex>
#include <thread>

std::mutex mutex;
std::atomic<bool> ready = false;
std::atomic<int> limit = 0;

int current_limit() {
  if (!ready) {
    std::lock_guard lock(mutex);
    if (!ready) {
      ready = true;
      limit = 42;
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
