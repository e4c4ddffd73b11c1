// How much of the work goes on at the same time. A compliance check waits for something outside, as
// I/O does, so what is measured is how many wait together and not how fast a lock is. The dinner is
// not measured: where everyone holds one fork, a correct table falls into a line, and whether it
// does depends on who sits down first. That eating goes on side by side at all is a scenario.
#include <benchmark/benchmark.h>

#include <chrono>
#include <thread>
#include <vector>

#include "api.hpp"

namespace {

void wait_for_outside() {
  std::this_thread::sleep_for(std::chrono::microseconds(200));
}

void settle(benchmark::State& state) {
  const std::size_t pairs = 16;
  const unsigned workers = 8;
  std::vector<deadlock::Order> orders;
  for (std::size_t i = 0; i < 4 * pairs; ++i) {
    const std::size_t pair = i % pairs * 2;
    orders.push_back({pair, pair + 1, 1});
  }
  for (auto _ : state) {
    deadlock::Bank bank(std::vector<long>(2 * pairs, 100), [](const deadlock::Order&) {
      wait_for_outside();
      return true;
    });
    benchmark::DoNotOptimize(deadlock::settle(bank, orders, workers));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(orders.size()));
}

}  // namespace

BENCHMARK(settle)->UseRealTime()->Unit(benchmark::kMillisecond);
