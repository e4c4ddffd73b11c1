#include "reports/render/findings_order.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "reports/golden/sample_records.hpp"

namespace ccgrade {
namespace {

TEST(FirstFix, IsTheFindingThatCostsMost) {
  const GradeRecord record = failing_record();
  const FirstFix first = first_fix(record);
  ASSERT_TRUE(first.finding);
  EXPECT_EQ(first.finding->finding->id, "F1");
  EXPECT_EQ(first.finding->cost, 40);
  EXPECT_EQ(first.replay(), record.facts.findings[0].replay);
}

TEST(FirstFix, IsTheRunThatLostACriterionWhereNoFindingDid) {
  GradeRecord record = failing_record();
  record.facts.findings.clear();
  const FirstFix first = first_fix(record);
  EXPECT_FALSE(first.finding);
  ASSERT_TRUE(first.run);
  EXPECT_EQ(first.run->id, "watch/opposite_transfers/1");
}

TEST(FirstFix, IsTheCompilersWordOrTheRefusal) {
  GradeRecord record = broken_record();
  EXPECT_TRUE(first_fix(record).build_errors);
  record.facts.refused = "it uses inline assembly";
  EXPECT_TRUE(first_fix(record).refused);
}

TEST(FirstFix, IsNothingForAPass) {
  const GradeRecord record = passing_record();
  EXPECT_FALSE(first_fix(record).any());
}

TEST(Findings, AreEachShownOnce) {
  const GradeRecord record = failing_record();
  const auto others = other_findings(record);
  const auto asides = aside_findings(record);
  ASSERT_EQ(others.size(), 1U);
  ASSERT_EQ(asides.size(), 1U);
  EXPECT_EQ(others[0].finding->id, "F2");
  EXPECT_EQ(asides[0].finding->id, "F3");
}

TEST(Findings, KeepTheirOrderWherePointsAreNoNumbers) {
  GradeRecord record = failing_record();
  for (auto& criterion : record.scorecard.criteria) criterion.max_points = std::nan("");
  EXPECT_EQ(ranked_findings(record)[0].finding->id, "F1");
}

}  // namespace
}  // namespace ccgrade
