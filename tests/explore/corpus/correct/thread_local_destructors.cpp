// Each thread counts for itself, and its counter's destructor adds it up before the join returns.
// correct: thread_local object with constructor and destructor, mutex
#include <cassert>
#include <mutex>
#include <thread>

std::mutex mutex;
int total = 0;
int counters = 0;

struct Counter {
  Counter() {
    std::lock_guard lock(mutex);
    ++counters;
  }

  ~Counter() {
    std::lock_guard lock(mutex);
    total += count;
  }

  int count = 0;
};

thread_local Counter counter;

void count_to(int end) {
  for (int i = 0; i < end; ++i) ++counter.count;
}

int main() {
  std::thread first([] { count_to(2); });
  std::thread second([] { count_to(3); });
  first.join();
  second.join();
  std::lock_guard lock(mutex);
  assert(counters == 2);
  assert(total == 5);
}
