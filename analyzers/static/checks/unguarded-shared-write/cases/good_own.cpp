// Each thread has a copy, or a variable of its own.
#include <mutex>
#include <thread>
#include <vector>

long count_all(int threads, int rounds) {
  std::mutex mutex;
  long total = 0;
  int left = rounds;
  std::vector<std::jthread> workers;
  for (int i = 0; i < threads; ++i)
    workers.emplace_back([&mutex, &total, left]() mutable {
      long own = 0;
      while (left-- > 0) ++own;
      std::lock_guard lock(mutex);
      total += own;
    });
  workers.clear();
  return total;
}

static thread_local int depth = 0;

void nested(int rounds) {
  std::thread other([rounds] {
    for (int i = 0; i < rounds; ++i) ++depth;
  });
  ++depth;
  other.join();
}
