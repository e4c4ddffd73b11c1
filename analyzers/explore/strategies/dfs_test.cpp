#include <gtest/gtest.h>

#include <vector>

#include "dependence.hpp"
#include "simulation.hpp"

namespace ccgrade::explore {
namespace {

/// How many executions were seen to their end; -1 when the strategy gave up.
int classes(const std::vector<Steps>& threads, const char* strategy) {
  Strategy& everything = new_strategy(strategy);
  Simulation simulation(threads);
  int seen = 0;
  while (everything.progress() == Progress::under_way) seen += simulation.run(everything);
  return everything.progress() == Progress::complete ? seen : -1;
}

void expect_classes(const std::vector<Steps>& threads, int wanted) {
  EXPECT_EQ(classes(threads, "dfs"), wanted);
  EXPECT_EQ(classes(threads, "dfs-unreduced"), wanted);
}

TEST(Everything, OfIndependentStepsIsOneExecution) {
  expect_classes({{store('x'), store('x')}, {store('y')}, {load('z'), load('z')}}, 1);
}

TEST(Everything, OfStepsThatAllConflictIsEveryOrder) {
  expect_classes({{store('x')}, {store('x')}, {store('x')}, {store('x')}}, 24);
  expect_classes({{store('x'), store('x')}, {store('x'), store('x')}}, 6);
}

TEST(Everything, LeavesOutTheOrderOfLooks) {
  expect_classes({{load('x')}, {load('x')}, {load('x')}}, 1);
  expect_classes({{store('x')}, {load('x')}, {load('x')}}, 4);
}

TEST(Everything, LeavesOutWhatNoInterleavingCanShow) {
  expect_classes({{store('x'), load('y')}, {store('y'), load('x')}}, 3);
}

TEST(Everything, OfWhatALockGuardsIsEveryOrderOfItsHolders) {
  const Steps holder{lock('m'), store('x'), store('x'), unlock('m')};
  expect_classes({holder, holder, holder}, 6);
}

TEST(Everything, LeavesOutTheOrderOfReadersAmongThemselves) {
  const Steps reader{read_lock('m'), read_unlock('m')};
  const Steps writer{write_lock('m'), unlock('m')};
  expect_classes({reader, reader, reader}, 1);
  expect_classes({reader, reader, writer}, 4);
  expect_classes({reader, writer, writer}, 6);
  expect_classes({reader, reader, reader, writer}, 8);
}

TEST(Everything, ReachesADeadlockAndClaimsNothingAfterIt) {
  // Both orders, and the one in which each has its first lock.
  Simulation simulation({{lock('a'), lock('b'), unlock('b'), unlock('a')},
                         {lock('b'), lock('a'), unlock('a'), unlock('b')}});
  Strategy& everything = new_strategy("dfs");
  int seen = 0;
  int stuck = 0;
  while (everything.progress() == Progress::under_way) {
    seen += simulation.run(everything);
    stuck += simulation.is_stuck();
  }
  EXPECT_EQ(seen, 3);
  EXPECT_EQ(stuck, 1);
  EXPECT_EQ(everything.progress(), Progress::given_up);
}

TEST(Everything, IsGivenUpWhereTheSameBeginningGoesAnotherWay) {
  Strategy& everything = new_strategy("dfs");
  EXPECT_TRUE(Simulation({{store('x')}, {store('x')}}).run(everything));
  ASSERT_EQ(everything.progress(), Progress::under_way);
  Simulation({{store('x')}}).run(everything);
  EXPECT_EQ(everything.progress(), Progress::given_up);
}

TEST(Everything, IsGivenUpWhereThereAreMoreThreadsThanItKeepsTrackOf) {
  EXPECT_EQ(classes(std::vector<Steps>(65, Steps{load('x')}), "dfs"), -1);
}

TEST(Conflicts, AreOfTwoStepsThatShareAnObjectAndDoNotBothLook) {
  const auto event = [](int thread, const Op& op) {
    return event_of({thread, Wake::ready, &op, false});
  };
  EXPECT_TRUE(conflict(event(1, store('x')), event(2, load('x'))));
  EXPECT_FALSE(conflict(event(1, load('x')), event(2, load('x'))));
  EXPECT_FALSE(conflict(event(1, store('x')), event(2, store('y'))));
  EXPECT_TRUE(conflict(event(1, lock('m')), event(2, lock('m'))));
  EXPECT_FALSE(conflict(event(1, unlock('m')), event(2, lock('m')))) << "never possible at once";
}

TEST(Conflicts, OfASurpriseAreWithEverything) {
  const Op wait = op(OpKind::wait, 'c');
  const Op other = store('x');
  EXPECT_TRUE(conflict(event_of({1, Wake::spurious, &wait, false}),
                       event_of({2, Wake::ready, &other, false})));
}

TEST(Conflicts, OfWhoWasWokenAreWithNobody) {
  const Op wait = op(OpKind::wait, 'c');
  const Op notify = op(OpKind::notify, 'c');
  EXPECT_FALSE(conflict(event_of({1, Wake::ready, &wait, false}),
                        event_of({2, Wake::ready, &notify, false})));
}

}  // namespace
}  // namespace ccgrade::explore
