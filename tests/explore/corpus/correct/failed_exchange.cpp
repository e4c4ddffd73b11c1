// An exchange that finds another value than expected writes nothing: others may read beside it.
// correct: atomic_ref, a failing compare_exchange and a plain read of the same object
#include <atomic>
#include <cassert>
#include <thread>

constexpr int kClosed = 7;

int state = kClosed;

void try_to_open() {
  int expected = 0;
  assert(!std::atomic_ref(state).compare_exchange_strong(expected, 1));
  assert(expected == kClosed);
}

int main() {
  std::thread visitor(try_to_open);
  assert(state == kClosed);
  visitor.join();
  assert(state == kClosed);
}
