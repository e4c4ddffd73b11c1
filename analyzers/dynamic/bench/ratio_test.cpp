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

// By hand: pairs with ratios 1/2, 1/2, 1/4, 1/1. Their logarithms are -L, -L, -2L and 0 with L = ln
// 2: mean -L, squared deviations 0, 0, L², L², so the variance is 2L²/3 and the standard error of
// the mean L·sqrt(2/3/4) = 0.408248·L. Student's t for 3 degrees is 3.182: half the interval is
// 1.299046·L. So the ratio is 2^-1 and the interval 2^-2.299046 … 2^0.299046.
TEST(BenchSpeed, IsTheGeometricMeanWithItsInterval) {
  const auto speeds = speeds_of({{{{"b", 10}}, {{"b", 20}}},
                                 {{{"b", 7}}, {{"b", 14}}},
                                 {{{"b", 5}}, {{"b", 20}}},
                                 {{{"b", 3}}, {{"b", 3}}}});
  ASSERT_EQ(speeds.size(), 1u);
  EXPECT_EQ(speeds[0].benchmark, "b");
  EXPECT_EQ(speeds[0].pairs, 4);
  EXPECT_NEAR(speeds[0].ratio, 0.5, 1e-9);
  EXPECT_NEAR(speeds[0].low, std::exp2(-2.299046), 1e-5);
  EXPECT_NEAR(speeds[0].high, std::exp2(0.299046), 1e-5);
}

TEST(BenchSpeed, OfEqualPairsIsCertain) {
  const auto speeds = speeds_of({{{{"b", 4}}, {{"b", 2}}}, {{{"b", 8}}, {{"b", 4}}}});
  EXPECT_NEAR(speeds[0].ratio, 2, 1e-9);
  EXPECT_NEAR(speeds[0].low, 2, 1e-9);
  EXPECT_NEAR(speeds[0].high, 2, 1e-9);
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
