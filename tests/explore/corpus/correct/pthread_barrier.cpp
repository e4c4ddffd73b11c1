// The POSIX barrier names one thread per phase, and that one adds up what all have written.
// correct: pthread_barrier_t, PTHREAD_BARRIER_SERIAL_THREAD
#include <pthread.h>

#include <array>
#include <cassert>
#include <thread>
#include <vector>

constexpr int kWorkers = 3;

pthread_barrier_t phase;
std::array<int, kWorkers> parts{};
int total = 0;

void work(int me) {
  parts[me] = me + 1;
  if (pthread_barrier_wait(&phase) == PTHREAD_BARRIER_SERIAL_THREAD) {
    for (int part : parts) total += part;
  }
  pthread_barrier_wait(&phase);
  assert(total == 6);
}

int main() {
  pthread_barrier_init(&phase, nullptr, kWorkers);
  std::vector<std::thread> workers;
  for (int me = 0; me < kWorkers; ++me) workers.emplace_back(work, me);
  for (std::thread& worker : workers) worker.join();
  pthread_barrier_destroy(&phase);
}
