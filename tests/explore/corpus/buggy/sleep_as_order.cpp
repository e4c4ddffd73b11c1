// A sleep orders nothing: however long main sleeps, the worker need not have run yet.
// expect: assert
#include <atomic>
#include <cassert>
#include <chrono>
#include <thread>

std::atomic<int> result = 0;

void compute() {
  int sum = 0;
  for (int i = 1; i <= 6; ++i) sum += i;
  result = 2 * sum;
}

int main() {
  std::thread worker(compute);
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  assert(result == 42);
  worker.join();
}
