// What a call costs where a client may come in very often, and where there are many clients.
#include <benchmark/benchmark.h>

#include <atomic>

#include "api.hpp"

namespace {

class Ticking : public rate_limiter::Clock {
 public:
  /// Each look takes a microsecond.
  rate_limiter::Time now() const override { return std::chrono::microseconds(++looks_); }

 private:
  mutable std::atomic<std::int64_t> looks_ = 0;
};

void bucket(benchmark::State& state) {
  const Ticking clock;
  rate_limiter::Bucket bucket(500'000, 100, clock);
  for (auto _ : state) benchmark::DoNotOptimize(bucket.try_take(1));
}

void one_client(benchmark::State& state) {
  constexpr unsigned kLimit = 20'000;
  const Ticking clock;
  rate_limiter::Windows windows(kLimit, std::chrono::milliseconds(40), clock);
  for (unsigned i = 0; i < kLimit; ++i) windows.admit(1);
  for (auto _ : state) benchmark::DoNotOptimize(windows.admit(1));
}

void many_clients(benchmark::State& state) {
  const Ticking clock;
  rate_limiter::Windows windows(10, std::chrono::milliseconds(20), clock);
  std::uint64_t client = 0;
  for (auto _ : state) benchmark::DoNotOptimize(windows.admit(++client % 5'000));
}

}  // namespace

BENCHMARK(bucket);
BENCHMARK(one_client);
BENCHMARK(many_clients);
