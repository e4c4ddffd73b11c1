// How much of the work goes on at the same time. The system here takes its time, so what is
// measured is how many requests wait together and not how fast a pool is.
#include <benchmark/benchmark.h>

#include <thread>
#include <vector>

#include "api.hpp"

namespace {

using namespace resource_leak;

void requests(benchmark::State& state) {
  constexpr unsigned kClients = 4;
  Pool pool("shop", kClients);
  Server server(pool);
  const auto work = [&] {
    for (int i = 0; i < 4; ++i)
      server.handle({"daily", {"stock"}, "north"},
                    [](long value) { return std::to_string(value); });
  };
  for (auto _ : state) {
    std::vector<std::jthread> clients;
    for (unsigned i = 0; i < kClients; ++i) clients.emplace_back(work);
  }
}

}  // namespace

BENCHMARK(requests)->UseRealTime()->Unit(benchmark::kMillisecond);
