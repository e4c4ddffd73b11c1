// Statistics that the workers count atomically, and the reporter reads and clears as it likes.
#include <atomic>
#include <cstdio>
#include <thread>

struct Statistics {
  long hits = 0;
  long misses = 0;
};

Statistics statistics;

static void serve(bool found) {
  if (found)
    __atomic_fetch_add(&statistics.hits, 1, __ATOMIC_RELAXED);
  else
    __sync_fetch_and_add(&statistics.misses, 1);
}

static void report() {
  std::printf("%ld hits\n", statistics.hits);  // FINDING mixed-atomic-plain-access
  statistics.misses = 0;                       // FINDING mixed-atomic-plain-access
}

int main() {
  std::thread first([] { serve(true); });
  std::thread second([] { serve(false); });
  report();
  first.join();
  second.join();
}
