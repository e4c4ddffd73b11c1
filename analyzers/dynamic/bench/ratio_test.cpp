#include "analyzers/dynamic/bench/ratio.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace ccgrade::bench {
namespace {

using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

TEST(BenchTimes, AreReadFromGoogleBenchmarksJson) {
  const Times times = parse_times(R"({"context": {}, "benchmarks": [
    {"name": "transfer/4", "real_time": 12.5, "cpu_time": 9, "time_unit": "us"},
    {"name": "broken", "real_time": 1, "error_occurred": true},
    {"name": "nothing", "real_time": 0}]})");
  EXPECT_THAT(times, UnorderedElementsAre(Pair("transfer/4", 12.5)));
}

TEST(BenchTimes, OfWhatIsNoReportAreNone) {
  for (const char* text :
       {"", "nonsense", "[]", "{}", R"({"benchmarks": 7})", R"({"benchmarks": ["nonsense"]})",
        R"({"benchmarks": [{"name": "a", "real_time": "fast"}]})",
        R"({"benchmarks": [{"name": 7, "real_time": 1}]})"})
    EXPECT_THAT(parse_times(text), IsEmpty()) << text;
}

Speed speed_of_ratios(const std::vector<double>& ratios) {
  std::vector<std::pair<Times, Times>> pairs;
  for (const double ratio : ratios) pairs.push_back({{{"b", ratio}}, {{"b", 1}}});
  const std::vector<Speed> speeds = speeds_of(pairs);
  return speeds.size() == 1 ? speeds[0] : Speed{};
}

std::vector<double> one_to(int last) {
  std::vector<double> ratios;
  for (int i = 0; i < last; ++i) ratios.push_back(1 + (i * 7) % last);
  return ratios;
}

TEST(BenchSpeed, IsTheMedianOfThePairs) {
  EXPECT_EQ(speed_of_ratios({4, 1, 100}), (Speed{"b", 4, 1, 100, 3}));
  EXPECT_NEAR(speed_of_ratios({8, 0.1, 2, 100}).ratio, 4, 1e-9) << "between the two in the middle";
}

// By hand: of n values on either side of their median with equal chance, k or fewer are below it
// with probability sum C(n, i) / 2^n. Twice that is 2/4096 for n = 12, k = 0, but 26/4096 for k =
// 1; 32/32768 for n = 15, k = 1; 422/1048576 for n = 20, k = 2, but 2702/1048576 for k = 3. So
// below 1/1000 none of 12, one of 15 and two of 20 can be left out at either end.
TEST(BenchSpeed, HasTheIntervalThatMissesTheMedianOnceInAThousand) {
  EXPECT_EQ(speed_of_ratios(one_to(12)), (Speed{"b", std::sqrt(42.0), 1, 12, 12}));
  EXPECT_EQ(speed_of_ratios(one_to(15)), (Speed{"b", 8, 2, 14, 15}));
  EXPECT_EQ(speed_of_ratios(one_to(20)), (Speed{"b", std::sqrt(110.0), 3, 18, 20}));
}

TEST(BenchSpeed, IsCertainlyLowOnlyAfterElevenPairs) {
  std::vector<double> slow(10, 0.2);
  EXPECT_FALSE(is_certainly_below(speed_of_ratios(slow), 0.5));
  slow.push_back(0.3);
  EXPECT_TRUE(is_certainly_below(speed_of_ratios(slow), 0.5));
  slow.push_back(0.9);
  EXPECT_FALSE(is_certainly_below(speed_of_ratios(slow), 0.5)) << "one pair of twelve disagrees";
  slow.insert(slow.end(), 3, 0.2);
  EXPECT_TRUE(is_certainly_below(speed_of_ratios(slow), 0.5)) << "one of fifteen may";
}

TEST(BenchSpeed, LeavesOutWhatAPairLacks) {
  const Times both{{"a", 1}, {"b", 1}};
  const auto speeds =
      speeds_of({{both, {{"a", 1}}}, {both, {{"a", 1}, {"b", 2}, {"c", 3}}}, {both, both}});
  ASSERT_EQ(speeds.size(), 2u);
  EXPECT_EQ(speeds[0].pairs, 3);
  EXPECT_EQ(speeds[1].benchmark, "b");
  EXPECT_EQ(speeds[1].pairs, 2);
  EXPECT_THAT(speeds_of({}), IsEmpty());
}

TEST(BenchSpeed, OfASinglePairIsNoFigureAtAll) {
  EXPECT_THAT(speeds_of({{{{"b", 1}}, {{"b", 4}}}}), IsEmpty())
      << "one pair says nothing about how much they vary, so it convicts nobody";
}

}  // namespace
}  // namespace ccgrade::bench
