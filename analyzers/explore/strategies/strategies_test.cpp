#include "strategies.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "simulation.hpp"

namespace ccgrade::explore {
namespace {

bool exists(const char* name) {
  Arena* arena = Arena::create(std::size_t{1} << 28);
  return make_strategy(name, Vec<std::uintptr_t>(*arena), *arena) != nullptr;
}

/// How often one of two threads that can always go on makes way for the other, in 200 points.
int switches(const char* name, std::uint64_t seed) {
  Strategy& strategy = new_strategy(name);
  strategy.begin(seed, {.steps = 200, .threads = 2});
  const Op look = load('x');
  int count = 0;
  Options options{};
  options.count = options.ready_count = options.thread_count = 2;
  options.running_op = &look;
  options.can_go_on = true;
  for (options.step = 1; options.step <= 200; ++options.step) {
    const Option all[] = {{options.running, Wake::ready, &look, false},
                          {1 - options.running, Wake::ready, &look, false}};
    options.all = all;
    const int next = all[strategy.pick(options)].thread;
    count += options.step > 1 && next != options.running;
    options.running = next;
  }
  return count;
}

/// Is the thread that was alone for 100 points, and began, passed over when another one appears?
bool falls_while_alone(std::uint64_t seed) {
  Strategy& strategy = new_strategy("pct:2");
  strategy.begin(seed, {.steps = 100, .threads = 2});
  const Op look = load('x');
  const Option all[] = {{0, Wake::ready, &look, false}, {1, Wake::ready, &look, false}};
  Options options{};
  options.all = all;
  options.count = options.ready_count = 2;
  options.thread_count = 2;
  options.running_op = &look;
  options.can_go_on = true;
  if (strategy.pick(options) != 0) return false;
  options.count = options.ready_count = 1;
  for (options.step = 1; options.step <= 100; ++options.step)
    if (strategy.asks_always()) strategy.pick(options);
  options.count = options.ready_count = 2;
  return strategy.pick(options) == 1;
}

/// How often an early timeout, or its like, is chosen in 2,000 points at which the thread could go
/// on.
int surprises(const char* name, std::uint64_t seed) {
  Strategy& strategy = new_strategy(name);
  strategy.begin(seed, {.steps = 2'000, .threads = 1});
  const Op look = load('x');
  const Option all[] = {{0, Wake::ready, &look, false}, {0, Wake::timed_out, &look, false}};
  int count = 0;
  Options options{};
  options.all = all;
  options.count = 2;
  options.ready_count = options.thread_count = 1;
  options.running_op = &look;
  options.can_go_on = true;
  for (options.step = 1; options.step <= 2'000; ++options.step)
    count += strategy.pick(options) == 1;
  return count;
}

int most_switches(const char* name) {
  int most = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) most = std::max(most, switches(name, seed));
  return most;
}

/// How many executions a strategy begins until it has tried everything.
int executions(const char* name) {
  Strategy& everything = new_strategy(name);
  Simulation program({{store('x'), store('x')}, {store('y'), store('y')}});
  int begun = 0;
  for (; everything.progress() == Progress::under_way; ++begun) program.run(everything);
  return begun;
}

TEST(AStrategy, IsKnownByItsName) {
  for (const char* name : {"usual", "random", "random:20", "pct", "pct:3", "pos", "surw", "dfs",
                           "dfs-unreduced", "directed"})
    EXPECT_TRUE(exists(name)) << name;
}

TEST(AStrategy, OfAnotherNameIsNone) {
  for (const char* name :
       {"", "usually", "rand", "random20", "pct3", "post", "dfs-reduced", "POS", "auto", " pos"})
    EXPECT_FALSE(exists(name)) << name;
}

TEST(AStrategy, SwitchesAsOftenAsItsNameSays) {
  EXPECT_EQ(most_switches("usual"), 0);
  EXPECT_EQ(most_switches("random:0"), 0);
  EXPECT_NEAR(most_switches("random:100"), 100, 25) << "half of the points: it may pick either";
  EXPECT_NEAR(switches("random", 1), 20, 10) << "20 % where it does not say";
}

TEST(AStrategy, OfADepthSwitchesOnceLess) {
  EXPECT_EQ(most_switches("pct:1"), 0);
  EXPECT_EQ(most_switches("pct:2"), 1);
  EXPECT_EQ(most_switches("pct:5"), 4);
  EXPECT_EQ(most_switches("pct"), 2) << "3 where it does not say";
}

TEST(AStrategy, OfADepthDrawsSurprisesForEverySecondSeed) {
  for (std::uint64_t seed = 10; seed < 20; ++seed)
    EXPECT_EQ(surprises("pct:2", seed) > 0, seed % 2 != 0) << seed;
}

TEST(AStrategy, TriesEverythingWhereItsNameSays) {
  EXPECT_TRUE(new_strategy("dfs").explores_all());
  EXPECT_TRUE(new_strategy("dfs-unreduced").explores_all());
  EXPECT_FALSE(new_strategy("pos").explores_all());
  EXPECT_LT(executions("dfs"), executions("dfs-unreduced"));
}

TEST(AStrategy, DecidesBySeedAlone) {
  for (const char* name : {"random:50", "pct:5", "pos", "surw"})
    EXPECT_EQ(switches(name, 7), switches(name, 7)) << name;
}

/// The order of two threads' steps under a schedule of one departure.
class Replays : public testing::Test {
 protected:
  Simulation program_{{{load('x'), load('y')}, {load('x')}}};
  Arena* arena_ = Arena::create(1 << 20);
  Schedule schedule_{*arena_};
  std::uint32_t missed_ = 0;
};

TEST_F(Replays, OfNoDepartureAreTheDefaultSchedule) {
  EXPECT_TRUE(program_.run(*make_replay(schedule_, missed_, *arena_)));
  EXPECT_EQ(program_.order(), (std::vector<int>{0, 0, 1}));
  EXPECT_EQ(missed_, 0u);
}

TEST_F(Replays, DepartWhereTheScheduleSays) {
  schedule_.push({.thread = 0, .event = 0, .chosen = 1});
  EXPECT_TRUE(program_.run(*make_replay(schedule_, missed_, *arena_)));
  EXPECT_EQ(program_.order(), (std::vector<int>{1, 0, 0}));
  EXPECT_EQ(missed_, 0u);
}

TEST_F(Replays, CountWhatNeverCame) {
  schedule_.push({.thread = 0, .event = 77, .chosen = 1});
  EXPECT_TRUE(program_.run(*make_replay(schedule_, missed_, *arena_)));
  EXPECT_EQ(missed_, 1u);
}

TEST_F(Replays, DoTheUsualWhereTheScheduleAsksForTheImpossible) {
  schedule_.push({.thread = 0, .event = 0, .chosen = 7});
  EXPECT_TRUE(program_.run(*make_replay(schedule_, missed_, *arena_)));
  EXPECT_EQ(program_.order(), (std::vector<int>{0, 0, 1}));
  EXPECT_EQ(missed_, 1u);
}

TEST(Priorities, ChangeWhileNoOtherThreadCanGoOn) {
  int fell = 0, began = 0;
  for (std::uint64_t seed = 2; seed <= 40; seed += 2) {
    fell += falls_while_alone(seed);
    ++began;
  }
  EXPECT_GT(fell, began / 4);
}

}  // namespace
}  // namespace ccgrade::explore
