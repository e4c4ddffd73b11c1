#include <gtest/gtest.h>

#include "simulation.hpp"

namespace ccgrade::explore {
namespace {

/// Each locks its own fork, then its neighbour's.
Simulation dinner(int seats) {
  std::vector<Steps> threads{{load('!')}};
  for (int i = 0; i < seats; ++i) {
    const auto fork = [&](int of) { return static_cast<char>('a' + of % seats); };
    threads.push_back({lock(fork(i)), lock(fork(i + 1)), unlock(fork(i + 1)), unlock(fork(i))});
  }
  return Simulation(threads);
}

TEST(Lockstep, ClosesACycleOfAnyLength) {
  for (const int seats : {2, 3, 12, 20}) {
    Simulation simulation = dinner(seats);
    simulation.run(new_strategy("lockstep"), 1);
    EXPECT_TRUE(simulation.is_stuck()) << seats << " seats";
  }
}

TEST(Lockstep, GivesTurnsOfAsManyStepsAsTheSeedSays) {
  Simulation simulation({{}, Steps(4, load('x')), Steps(4, load('y'))});
  simulation.run(new_strategy("lockstep"), 2);
  EXPECT_EQ(simulation.order(), (std::vector<int>{1, 1, 2, 2, 1, 1, 2, 2}));
  simulation.run(new_strategy("lockstep"), 1);
  EXPECT_EQ(simulation.order(), (std::vector<int>{1, 2, 1, 2, 1, 2, 1, 2}));
}

TEST(Lockstep, LetsTheMainThreadStartEverybodyFirst) {
  Simulation simulation({Steps(3, load('x')), {load('y')}, {load('y')}});
  simulation.run(new_strategy("lockstep"), 1);
  EXPECT_EQ(simulation.order(), (std::vector<int>{0, 0, 0, 1, 2}));
}

}  // namespace
}  // namespace ccgrade::explore
