// How much of the work goes on at the same time. A job waits for something outside, as one does
// that prints or sends, so what is measured is how many wait together and not how fast a queue is.
#include <benchmark/benchmark.h>

#include <chrono>
#include <thread>
#include <vector>

#include "api.hpp"

namespace {

void batch(benchmark::State& state) {
  const unsigned workers = 8;
  const std::vector<thread_leak::Work> works(4 * workers, [](const std::stop_token&) {
    std::this_thread::sleep_for(std::chrono::microseconds(500));
    return 1L;
  });
  for (auto _ : state)
    benchmark::DoNotOptimize(thread_leak::run_batch(works, workers, [](std::size_t) {}));
}

}  // namespace

BENCHMARK(batch)->UseRealTime()->Unit(benchmark::kMillisecond);
