// A cancelled worker drops its promise unanswered, and nobody catches what get() throws then.
// expect: uncaught-exception
#include <atomic>
#include <cassert>
#include <future>
#include <thread>

std::atomic<bool> cancelled = false;

void compute(std::promise<int> result) {
  if (cancelled) return;
  result.set_value(6 * 7);
}

int main() {
  std::promise<int> promise;
  std::future<int> result = promise.get_future();
  std::thread worker(compute, std::move(promise));
  std::thread canceller([] { cancelled = true; });
  assert(result.get() == 42);
  worker.join();
  canceller.join();
}
