#include "analyzers/explore/driver/portfolio.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ccgrade::explore {
namespace {

constexpr const char* kStrategies[] = {"random:20", "surw", "pct:2", "pct:3", "pos", "random:5"};
constexpr const char* kEverything = "dfs";
/// One schedule in so many may be spent on trying them all, which a large program defeats.
constexpr long kShareOfAll = 5;
/// Where threads do not meet within so many, more of the same kind hardly help.
constexpr long kMostDirected = 100;
constexpr long kShareOfDirected = 4;
/// Turns of one step, of two, …: nothing in them is chance.
constexpr long kLockstep = 4;
constexpr long kShareOfLockstep = 10;
constexpr long kFirstRound = 40;
constexpr long kLongestRound = 8'000;

/// What comes before the rounds, where so many schedules are left for it and them.
std::vector<Batch> opening(const std::string& strategy, unsigned long seed, long left, bool aimed) {
  std::vector<Batch> batches{{"usual", seed, 1}};
  const auto add = [&](const char* name, unsigned long first_seed, long most) {
    if (most > 0) batches.push_back({name, first_seed, most});
  };
  if (aimed) add("directed", seed, std::min(kMostDirected, left / kShareOfDirected));
  if (strategy == "auto") add("lockstep", 1, std::min(kLockstep, left / kShareOfLockstep));
  return batches;
}

}  // namespace

std::vector<Batch> portfolio(const std::string& strategy, unsigned long seed, long schedules,
                             bool aimed) {
  std::vector<Batch> batches;
  if (schedules <= 0) return batches;
  if (strategy.starts_with(kEverything)) return {{strategy, seed, schedules}};
  batches = opening(strategy, seed, schedules - 1, aimed);
  long left = schedules;
  for (const Batch& batch : batches) left -= batch.count;
  std::vector<std::string> strategies(std::begin(kStrategies), std::end(kStrategies));
  if (strategy != "auto") strategies = {strategy};
  // Every strategy has seeds of its own: two that decide alike would only repeat each other.
  unsigned long next_seed = seed * 1'000'000;
  for (long round = kFirstRound; left > 0; round = std::min(round * 2, kLongestRound)) {
    for (const std::string& each : strategies) {
      const long count = std::min(left, round);
      if (count == 0) break;
      batches.push_back({each, next_seed, count});
      next_seed += static_cast<unsigned long>(count);
      left -= count;
    }
    if (round != kFirstRound || strategy != "auto" || left < kShareOfAll) continue;
    batches.push_back({kEverything, 1, left / kShareOfAll});
    left -= batches.back().count;
  }
  return batches;
}

std::optional<Batch> rest_of(const std::vector<Batch>& batches, std::size_t which, long executions,
                             bool late) {
  const Batch& batch = batches[which];
  const long rest = batch.count - executions;
  if (rest <= 0) return std::nullopt;
  const auto next_seed = [](const Batch& after, long done) {
    return after.first_seed + static_cast<unsigned long>(done);
  };
  if (batch.explores_all()) {
    const Batch& last = batches.back();
    if (batches.size() == 1) return std::nullopt;
    return Batch{last.strategy, next_seed(last, last.count), rest};
  }
  if (!late) return std::nullopt;
  return Batch{batch.strategy, next_seed(batch, executions), rest};
}

double miss_bound(int depth, int threads, int points, long schedules) {
  const double chance = 1.0 / (std::max(1, threads) * std::pow(std::max(1, points), depth - 1));
  if (chance >= 1 && schedules > 0) return 0;
  // It may be too small for a number, and is not 0.
  return std::max(std::exp(static_cast<double>(schedules) * std::log1p(-std::min(chance, 1.0))),
                  std::numeric_limits<double>::min());
}

}  // namespace ccgrade::explore
