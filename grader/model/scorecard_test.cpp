#include "grader/model/scorecard.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace ccgrade {
namespace {

TEST(CriterionResult, ComesBackWithEveryStatus) {
  for (const auto& [status, name] : enum_names<CriterionStatus>) {
    const CriterionResult criterion{"id", "title", status, 0.1, 0.3, {"F1", "watch/a/1"}, "why"};
    const nlohmann::json json = criterion;
    EXPECT_EQ(json["status"], name);
    EXPECT_EQ(json.get<CriterionResult>(), criterion);
  }
}

TEST(CriterionResult, RefusesAnUnknownStatusByNamingTheKnownOnes) {
  nlohmann::json json = CriterionResult{};
  json["status"] = "nearly";
  try {
    json.get<CriterionResult>();
    FAIL() << "an unknown status was read";
  } catch (const std::exception& error) {
    EXPECT_STREQ(error.what(), "`status` must be one of met, unmet, not_judged");
  }
}

}  // namespace
}  // namespace ccgrade
