// How many look at the numbers at the same time. A visitor waits for something outside, as one does
// that writes each number to a socket, so what is measured is how many wait together and not how
// fast a lock is; threads that count go on beside them.
#include <benchmark/benchmark.h>

#include <chrono>
#include <thread>
#include <vector>

#include "api.hpp"

namespace {

void visits(benchmark::State& state) {
  const int visitors = 6, counting = 2, rounds = 500;
  for (auto _ : state) {
    race::Registry registry;
    for (const char* counter : {"a", "b", "c", "d"}) registry.add(counter, 1);
    std::vector<std::jthread> threads;
    for (int i = 0; i < visitors; ++i)
      threads.emplace_back([&] {
        registry.visit([](const std::string&, long) {
          std::this_thread::sleep_for(std::chrono::microseconds(200));
        });
      });
    for (int i = 0; i < counting; ++i)
      threads.emplace_back([&] {
        for (int k = 0; k < rounds; ++k) registry.book("/", k, k % 2 == 0);
      });
  }
}

}  // namespace

BENCHMARK(visits)->UseRealTime()->Unit(benchmark::kMillisecond);
