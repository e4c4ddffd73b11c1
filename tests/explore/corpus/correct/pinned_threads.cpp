// Each thread keeps to a processor, and counts in that one's place.
#include <pthread.h>
#include <sched.h>

#include <array>
#include <cassert>
#include <thread>
#include <vector>

std::array<long, CPU_SETSIZE> counts{};

void count_on(int processor) {
  cpu_set_t only;
  CPU_ZERO(&only);
  CPU_SET(processor, &only);
  assert(sched_setaffinity(0, sizeof only, &only) == 0);
  for (int i = 0; i < 3; ++i) ++counts[static_cast<std::size_t>(sched_getcpu())];
  assert(counts[static_cast<std::size_t>(processor)] == 3);
}

int main() {
  cpu_set_t all;
  assert(sched_getaffinity(0, sizeof all, &all) == 0);
  std::vector<std::thread> threads;
  for (int processor = 0; processor < CPU_SETSIZE && threads.size() < 3; ++processor)
    if (CPU_ISSET(processor, &all)) threads.emplace_back(count_on, processor);
  for (std::thread& thread : threads) thread.join();
  // The main thread is bound to none.
  cpu_set_t mine;
  assert(pthread_getaffinity_np(pthread_self(), sizeof mine, &mine) == 0);
  assert(CPU_EQUAL(&mine, &all));
}
