// How much of the work goes on at the same time. A meal and a compliance check wait for something
// outside, as I/O does, so what is measured is how many wait together and not how fast a lock is.
#include <benchmark/benchmark.h>

#include <chrono>
#include <thread>
#include <vector>

#include "api.hpp"

namespace {

void wait_for_outside() {
  std::this_thread::sleep_for(std::chrono::microseconds(200));
}

void dinner(benchmark::State& state) {
  const std::size_t seats = 24;
  const std::size_t rounds = 2;
  for (auto _ : state) {
    deadlock::dinner(seats, rounds, [](std::size_t) { wait_for_outside(); });
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(seats * rounds));
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

BENCHMARK(dinner)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(settle)->UseRealTime()->Unit(benchmark::kMillisecond);
