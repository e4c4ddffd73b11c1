#include "analyzers/explore/driver/portfolio.hpp"

#include <gmock/gmock.h>

#include <set>

namespace ccgrade::explore {
namespace {

long total(const std::vector<Batch>& batches) {
  long all = 0;
  for (const Batch& batch : batches) all += batch.count;
  return all;
}

TEST(Portfolio, BeginsWithTheDefaultScheduleAndTriesAsManyAsAskedFor) {
  for (const long schedules : {1L, 2L, 39L, 1'000L, 123'457L}) {
    const std::vector<Batch> batches = portfolio("auto", 1, schedules);
    EXPECT_EQ(batches.at(0).stage(), "run usual 1 1");
    EXPECT_EQ(total(batches), schedules);
  }
  EXPECT_TRUE(portfolio("auto", 1, 0).empty());
}

TEST(Portfolio, DirectsAFewSchedulesFirstWhereABugIsPredicted) {
  for (const long schedules : {1L, 4L, 5L, 1'000L, 100'000L}) {
    const std::vector<Batch> batches = portfolio("auto", 7, schedules, true);
    EXPECT_EQ(total(batches), schedules);
    if (schedules < 5) continue;
    EXPECT_EQ(batches.at(1).strategy, "directed");
    EXPECT_LE(batches.at(1).count, schedules / 4);
  }
}

TEST(Portfolio, TriesTurnsOfAFewLengthsOnceWhereItMayTryAnything) {
  EXPECT_EQ(portfolio("auto", 9, 10'000).at(1).stage(), "run lockstep 1 4");
  EXPECT_EQ(portfolio("auto", 9, 25).at(1).stage(), "run lockstep 1 2");
  for (const Batch& batch : portfolio("pos", 9, 10'000)) EXPECT_NE(batch.strategy, "lockstep");
}

TEST(Portfolio, UsesNoSeedTwice) {
  std::set<unsigned long> seeds;
  for (const Batch& batch : portfolio("auto", 3, 20'000))
    for (long i = 0; i < batch.count; ++i)
      EXPECT_TRUE(batch.strategy == "usual" || batch.strategy == "lockstep" ||
                  batch.explores_all() || seeds.insert(batch.first_seed + i).second);
}

TEST(Portfolio, TriesEveryStrategyBeforeItTriesOneLonger) {
  std::set<std::string> first_round;
  const std::vector<Batch> batches = portfolio("auto", 1, 100'000);
  for (std::size_t i = 2; i <= 7; ++i) {
    EXPECT_EQ(batches.at(i).count, batches.at(2).count);
    first_round.insert(batches.at(i).strategy);
  }
  EXPECT_EQ(first_round.size(), 6u);
  EXPECT_GT(batches.at(9).count, batches.at(2).count);
}

TEST(Portfolio, TriesToTryThemAllOnceAfterTheFirstRound) {
  const std::vector<Batch> batches = portfolio("auto", 1, 10'000);
  for (std::size_t i = 0; i < batches.size(); ++i) EXPECT_EQ(batches[i].explores_all(), i == 8);
  EXPECT_EQ(batches.at(8).count, (10'000 - 1 - 4 - 6 * 40) / 5);
}

TEST(Portfolio, OfEverythingIsOneAttempt) {
  const std::vector<Batch> batches = portfolio("dfs", 1, 5'000);
  ASSERT_EQ(batches.size(), 1u);
  EXPECT_EQ(batches[0].stage(), "run dfs 1 5000");
}

TEST(Portfolio, TriesOnlyTheStrategyThatWasNamed) {
  for (const Batch& batch : portfolio("pct:4", 1, 500))
    EXPECT_TRUE(batch.strategy == "pct:4" || batch.strategy == "usual");
}

TEST(RestOf, GoesOnWhereASessionsTimeWasOver) {
  const std::vector<Batch> batches{{"pos", 100, 50}, {"random:5", 150, 50}};
  EXPECT_EQ(rest_of(batches, 0, 20, true)->stage(), "run pos 120 30");
  EXPECT_FALSE(rest_of(batches, 0, 20, false)) << "out of reach, or failed: not again";
  EXPECT_FALSE(rest_of(batches, 0, 50, true)) << "nothing is left";
}

TEST(RestOf, GivesWhatAnAttemptAtEverythingLeftToTheLastStrategy) {
  const std::vector<Batch> batches{{"dfs", 1, 200}, {"random:5", 500, 50}};
  EXPECT_EQ(rest_of(batches, 0, 80, false)->stage(), "run random:5 550 120");
  EXPECT_FALSE(rest_of({{"dfs", 1, 200}}, 0, 80, false)) << "it alone was asked for";
}

TEST(MissBound, IsPctsOwn) {
  // Two threads, ten points, one schedule, one preemption: found with probability 1/20.
  EXPECT_NEAR(miss_bound(2, 2, 10, 1), 1 - 1.0 / 20, 1e-12);
  EXPECT_NEAR(miss_bound(3, 2, 10, 1), 1 - 1.0 / 200, 1e-12);
  EXPECT_NEAR(miss_bound(2, 2, 10, 100), std::pow(1 - 1.0 / 20, 100), 1e-12);
  EXPECT_EQ(miss_bound(2, 2, 10, 0), 1);
  EXPECT_GT(miss_bound(2, 2, 10, 100'000), 0) << "however small";
  EXPECT_EQ(miss_bound(1, 1, 1, 5), 0) << "what one schedule shows, none misses";
}

}  // namespace
}  // namespace ccgrade::explore
