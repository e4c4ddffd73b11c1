// The workers have ended before the mutex does.
#include <mutex>
#include <thread>
#include <vector>

static void add(std::mutex* mutex, long* sum, int value) {
  std::lock_guard lock(*mutex);
  *sum += value;
}

long sum_up_to(int count) {
  std::mutex mutex;
  long sum = 0;
  std::vector<std::thread> workers;
  for (int i = 0; i < count; ++i) workers.emplace_back(add, &mutex, &sum, i);
  for (std::thread& worker : workers) worker.join();
  return sum;
}

long sum_in_turn(int count) {
  std::mutex mutex;
  long sum = 0;
  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < count; ++i) workers.emplace_back(add, &mutex, &sum, i);
  }
  return sum;
}
