#include <gtest/gtest.h>

#include <map>
#include <vector>

#include "dependence.hpp"
#include "strategies.hpp"

namespace ccgrade::explore {

void out_of_runtime_memory() {
  std::abort();
}

namespace {

using Steps = std::vector<Op>;

/// An address for each name.
const void* object(char name) {
  static const char objects[128] = {};
  return &objects[static_cast<int>(name)];
}
Op op(OpKind kind, char name) {
  return {.kind = kind, .object = object(name)};
}
Op load(char name) {
  return op(OpKind::atomic_read, name);
}
Op store(char name) {
  return op(OpKind::atomic_write, name);
}
Op lock(char name) {
  return op(OpKind::lock, name);
}
Op unlock(char name) {
  return op(OpKind::unlock, name);
}

/// Threads that do nothing but these steps, under a strategy.
class Simulation {
 public:
  explicit Simulation(std::vector<Steps> threads) : threads_(std::move(threads)) {}

  /// One execution; false when the strategy cut it off.
  bool run(Strategy& strategy) {
    strategy.begin(1, {});
    at_.assign(threads_.size(), 0);
    held_.clear();
    for (int running = 0;;) {
      const std::vector<Option> possible = options(running);
      if (possible.empty()) break;
      Options all{};
      all.all = possible.data();
      all.count = all.ready_count = static_cast<unsigned>(possible.size());
      all.running = running;
      all.thread_count = static_cast<unsigned>(threads_.size());
      const unsigned picked = strategy.pick(all);
      if (picked == kCovered) return end(strategy), false;
      running = possible[picked].thread;
      take(running);
    }
    end(strategy);
    return true;
  }

  /// Did the last execution end with somebody who could not go on?
  bool is_stuck() const {
    for (int thread = 0; thread < static_cast<int>(threads_.size()); ++thread)
      if (next_of(thread) && options(0).empty()) return true;
    return false;
  }

 private:
  /// Null when the thread has ended.
  const Op* next_of(int thread) const {
    const std::size_t at = at_[static_cast<std::size_t>(thread)];
    const Steps& steps = threads_[static_cast<std::size_t>(thread)];
    return at == steps.size() ? nullptr : &steps[at];
  }

  std::vector<Option> options(int running) const {
    std::vector<Option> possible;
    const int count = static_cast<int>(threads_.size());
    for (int i = 0; i < count; ++i) {
      const int thread = (running + i) % count;
      const Op* next = next_of(thread);
      if (!next || (next->kind == OpKind::lock && held_.count(next->object))) continue;
      possible.push_back({thread, Wake::ready, next, false});
    }
    return possible;
  }

  /// Those who are stuck are told too.
  void end(Strategy& strategy) const {
    std::vector<Option> stuck;
    for (int thread = 0; thread < static_cast<int>(threads_.size()); ++thread)
      if (const Op* next = next_of(thread)) stuck.push_back({thread, Wake::ready, next, false});
    Options all{};
    all.all = stuck.data();
    all.count = static_cast<unsigned>(stuck.size());
    strategy.ended(all);
  }

  void take(int thread) {
    const Op& step =
        threads_[static_cast<std::size_t>(thread)][at_[static_cast<std::size_t>(thread)]++];
    if (step.kind == OpKind::lock) held_[step.object] = thread;
    if (step.kind == OpKind::unlock) held_.erase(step.object);
  }

  std::vector<Steps> threads_;
  std::vector<std::size_t> at_;
  std::map<const void*, int> held_;
};

/// How many executions were seen to their end; -1 when the strategy gave up.
int classes(const std::vector<Steps>& threads, const char* strategy) {
  Arena* lasting = Arena::create(std::size_t{1} << 28);
  Strategy& everything = *make_strategy(strategy, *lasting);
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

TEST(Everything, ReachesADeadlockAndClaimsNothingAfterIt) {
  // Both orders, and the one in which each has its first lock.
  Simulation simulation({{lock('a'), lock('b'), unlock('b'), unlock('a')},
                         {lock('b'), lock('a'), unlock('a'), unlock('b')}});
  Arena* lasting = Arena::create(std::size_t{1} << 28);
  Strategy& everything = *make_strategy("dfs", *lasting);
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
  Arena* lasting = Arena::create(std::size_t{1} << 28);
  Strategy& everything = *make_strategy("dfs", *lasting);
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
