// How many orders go through the house with one, two and four workers. The journal takes as long as
// a disk does, so what is measured is how many wait for it together and not how fast a lock is. And
// what a call costs where many orders wait behind a busy symbol, and where none waits.
#include <benchmark/benchmark.h>

#include <chrono>
#include <thread>
#include <vector>

#include "api.hpp"

namespace performance {

Note::Note(std::string text) : text_(std::move(text)) {}
Note::Note(const Note& other) = default;
Note& Note::operator=(const Note& other) = default;

}  // namespace performance

namespace {

using namespace performance;

class SlowMarket final : public Market {
 public:
  std::vector<Order> load(const std::string&) override {
    pause();
    return {};
  }
  bool may_trade(const Order&, const Order&) override { return true; }
  void write(const Order&, const Order&, long, long) override { pause(); }

 private:
  static void pause() { std::this_thread::sleep_for(std::chrono::microseconds(200)); }
};

Order order_of(std::string symbol, std::uint64_t id, Side side) {
  return {std::move(symbol), id, side, 100, 1, Note()};
}

void orders(benchmark::State& state) {
  constexpr std::uint64_t kSymbols = 16, kOrders = 4 * kSymbols;
  for (auto _ : state) {
    SlowMarket market;
    Books books(market);
    Tally tally;
    Queue queue(kOrders);
    for (std::uint64_t i = 0; i < kOrders; ++i)
      queue.put(order_of("symbol " + std::to_string(i % kSymbols), i,
                         i / kSymbols % 2 == 0 ? Side::buy : Side::sell));
    queue.close();
    std::vector<std::jthread> workers;
    for (int i = 0; i < state.range(0); ++i)
      workers.emplace_back([&] {
        Counters& own = tally.join();
        while (queue.work([&](Order order) {
          ++own.orders;
          own.traded += books.place(std::move(order));
        }))
          continue;
      });
    workers.clear();
    benchmark::DoNotOptimize(tally.totals());
  }
}

/// All of them wait behind one that is being handled.
void backlog(benchmark::State& state) {
  constexpr std::uint64_t kOrders = 2'000;
  for (auto _ : state) {
    Queue queue(2 * kOrders);
    for (std::uint64_t i = 0; i < kOrders; ++i) queue.put(order_of("A", i, Side::buy));
    queue.work([&](const Order&) {
      for (std::uint64_t i = 0; i < kOrders; ++i) {
        queue.put(order_of("B", i, Side::buy));
        queue.work([](const Order&) {});
      }
    });
  }
}

/// The worker goes to sleep after each order.
void one_by_one(benchmark::State& state) {
  SlowMarket market;
  Books books(market);
  Queue queue(4);
  std::atomic<std::uint64_t> handled = 0;
  std::jthread worker([&] {
    while (queue.work([&](Order order) {
      books.place(std::move(order));
      ++handled;
      handled.notify_one();
    }))
      continue;
  });
  std::uint64_t put = 0;
  for (auto _ : state) {
    queue.put(order_of("A", put, put % 2 == 0 ? Side::buy : Side::sell));
    handled.wait(put++);
  }
  queue.close();
}

}  // namespace

BENCHMARK(orders)->Arg(1)->Arg(2)->Arg(4)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(backlog)->Unit(benchmark::kMicrosecond);
BENCHMARK(one_by_one)->UseRealTime()->Unit(benchmark::kMicrosecond);
