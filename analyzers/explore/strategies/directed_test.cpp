#include <gtest/gtest.h>

#include "simulation.hpp"

namespace ccgrade::explore {
namespace {

constexpr std::uintptr_t kLocks = 7;
constexpr int kExecutions = 100;

/// Much else to do, and somewhere in between two locks on the line of the aim.
Steps busy(char first, char second, int before) {
  Steps steps(100, store('x'));
  Op outer = lock(first);
  Op inner = lock(second);
  outer.pc = inner.pc = kLocks;
  const Steps nested{outer, inner, unlock(second), unlock(first)};
  steps.insert(steps.begin() + before, nested.begin(), nested.end());
  return steps;
}

/// In how many executions two threads that lock in opposite orders end stuck.
int stuck(Strategy& strategy) {
  Simulation simulation({busy('a', 'b', 10), busy('b', 'a', 90)});
  int count = 0;
  for (int seed = 1; seed <= kExecutions; ++seed) {
    simulation.run(strategy, static_cast<std::uint64_t>(seed));
    count += simulation.is_stuck();
  }
  return count;
}

TEST(Directed, MakesThreadsMeetAtThePlacesThatItIsGiven) {
  EXPECT_GT(stuck(new_strategy("directed", {kLocks})), kExecutions / 2);
  EXPECT_LT(stuck(new_strategy("directed", {kLocks + 1})), kExecutions / 20);
}

TEST(Directed, LetsAThreadPassThatNobodyElseMoves) {
  Simulation alone({busy('a', 'b', 10)});
  EXPECT_TRUE(alone.run(new_strategy("directed", {kLocks})));
  EXPECT_FALSE(alone.is_stuck());
}

TEST(Directed, DecidesTheSameForTheSameSeed) {
  Strategy& strategy = new_strategy("directed", {kLocks});
  Simulation simulation({busy('a', 'b', 10), busy('b', 'a', 90)});
  simulation.run(strategy, 5);
  const std::vector<int> first = simulation.order();
  simulation.run(strategy, 6);
  EXPECT_NE(simulation.order(), first);
  simulation.run(strategy, 5);
  EXPECT_EQ(simulation.order(), first);
}

}  // namespace
}  // namespace ccgrade::explore
