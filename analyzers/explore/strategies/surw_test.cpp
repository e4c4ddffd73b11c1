#include <gtest/gtest.h>

#include <algorithm>

#include "simulation.hpp"

namespace ccgrade::explore {
namespace {

constexpr int kExecutions = 1'000;
constexpr int kWrites = 100;

/// In how many executions one look comes after at least half of what another thread writes there.
/// The look is the first thing that its thread does.
int late_looks(const char* name) {
  Op look = load('x');
  look.pc = 1;
  Op write = store('x');
  write.pc = 2;
  // The main thread has nothing to do with them: what it alone changes is not shared.
  Simulation simulation({{load('y')}, {look}, Steps(kWrites, write)});
  Strategy& strategy = new_strategy(name);
  int late = 0;
  for (int seed = 1; seed <= kExecutions; ++seed) {
    simulation.run(strategy, static_cast<std::uint64_t>(seed));
    const std::vector<int>& order = simulation.order();
    const auto at = std::find(order.begin(), order.end(), 1);
    late += std::count(order.begin(), at, 2) >= kWrites / 2;
  }
  return late;
}

TEST(Surw, HoldsAThreadBackForLongerThanChanceWould) {
  EXPECT_GT(late_looks("surw"), kExecutions / 8);
  EXPECT_LT(late_looks("random:20"), kExecutions / 100);
}

TEST(Surw, LetsEverybodyComeToAnEnd) {
  Strategy& strategy = new_strategy("surw");
  Simulation simulation({{lock('m'), store('x'), unlock('m')},
                         {lock('m'), load('x'), unlock('m')},
                         {store('y'), lock('m'), unlock('m')}});
  for (int seed = 1; seed <= kExecutions; ++seed) {
    EXPECT_TRUE(simulation.run(strategy, static_cast<std::uint64_t>(seed)));
    EXPECT_FALSE(simulation.is_stuck());
    EXPECT_EQ(simulation.order().size(), 9u);
  }
}

}  // namespace
}  // namespace ccgrade::explore
