// The owner may go down another level, in time or not; each level is given back once.
// correct: recursive_timed_mutex
#include <cassert>
#include <chrono>
#include <mutex>
#include <thread>

std::recursive_timed_mutex mutex;
int levels = 0;

void descend(int depth) {
  if (depth == 0) return;
  if (!mutex.try_lock_for(std::chrono::milliseconds(50))) mutex.lock();
  ++levels;
  descend(depth - 1);
  mutex.unlock();
}

int main() {
  std::thread first([] { descend(3); });
  std::thread second([] { descend(2); });
  first.join();
  second.join();
  assert(levels == 5);
}
