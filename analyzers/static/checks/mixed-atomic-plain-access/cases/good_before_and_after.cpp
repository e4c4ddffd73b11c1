// Plain before the threads start and after they are joined; atomic while they run.
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

struct Histogram {
  long total = 0;
  std::vector<long> buckets = std::vector<long>(8);
};

int main() {
  Histogram histogram;
  long errors = 0;
  histogram.total = 0;
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i)
    workers.emplace_back([&, i] {
      __atomic_fetch_add(&histogram.total, 1, __ATOMIC_RELAXED);
      std::atomic_ref<long>(histogram.buckets[i]).fetch_add(1);
      if (i > 2) __sync_fetch_and_add(&errors, 1);
    });
  for (std::thread& worker : workers) worker.join();
  std::printf("%ld of %ld, %ld\n", errors, histogram.total, histogram.buckets[0]);
}
