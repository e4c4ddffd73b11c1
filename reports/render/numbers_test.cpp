#include "reports/render/numbers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace ccgrade {
namespace {

TEST(Numbers, ReadAsPeopleWriteThem) {
  EXPECT_EQ(points_text(10), "10");
  EXPECT_EQ(points_text(7.5), "7.5");
  EXPECT_EQ(points_text(100.0 / 3), "33.33");
  EXPECT_EQ(seconds_text(0.0042), "4 ms");
  EXPECT_EQ(seconds_text(0.42), "0.42 s");
  EXPECT_EQ(seconds_text(12.4), "12 s");
  EXPECT_EQ(percent_text(0.874), "87 %");
  EXPECT_EQ(memory_text(512), "512 KiB");
  EXPECT_EQ(memory_text(34 * 1024), "34 MiB");
  EXPECT_EQ(count_text(1, "pair", "pairs"), "1 pair");
}

TEST(Numbers, SurviveTheirLimits) {
  EXPECT_EQ(points_text(std::nan("")), "unknown");
  EXPECT_EQ(seconds_text(std::numeric_limits<double>::infinity()), "unknown");
  EXPECT_EQ(percent_text(std::nan("")), "unknown");
  EXPECT_EQ(decimal(std::numeric_limits<double>::max(), 2).size(), 312U);
}

}  // namespace
}  // namespace ccgrade
