#include "grader/model/finding.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace ccgrade {
namespace {

Finding round_trip(const Finding& finding) {
  return nlohmann::json(finding).get<Finding>();
}

Finding sample() {
  Finding finding;
  finding.id = "F1";
  finding.rule = "lock-order-inversion";
  finding.tool = "watch";
  finding.where = {"bank.cpp", 10, 3};
  finding.message = "taken in both orders";
  finding.trail = {{"bank.cpp", 9, "T1", "takes a"}, {"", 0, "", "somewhere"}};
  finding.fingerprint = "6f1e";
  finding.replay = "ccgrade replay R:F1";
  return finding;
}

TEST(Finding, ComesBackWithEverySeverityAndCertainty) {
  for (const auto& [severity, severity_name] : enum_names<Severity>)
    for (const auto& [certainty, certainty_name] : enum_names<Certainty>) {
      Finding finding = sample();
      finding.severity = severity;
      finding.certainty = certainty;
      EXPECT_EQ(round_trip(finding), finding);
      EXPECT_EQ(nlohmann::json(finding)["severity"], severity_name);
      EXPECT_EQ(nlohmann::json(finding)["certainty"], certainty_name);
    }
}

TEST(Finding, ComesBackWithEveryRole) {
  Finding finding = sample();
  for (const auto& [role, name] : enum_names<Role>)
    finding.sites.push_back({role, "bank.cpp", 7, "f", std::string(name)});
  EXPECT_EQ(round_trip(finding), finding);
}

TEST(Finding, ComesBackWithEveryKindOfEvidence) {
  Finding finding = sample();
  finding.evidence = {{"static", Certainty::likely, SourceTrail{finding.trail}},
                      {"watch", Certainty::proven, RunRef{"watch/a/1"}},
                      {"explore", Certainty::proven, ScheduleRef{"cc1:00"}},
                      {"tsan", Certainty::suspected, LogExcerpt{"WARNING"}}};
  const nlohmann::json json = finding;
  EXPECT_EQ(json.get<Finding>(), finding);
  EXPECT_EQ(json["evidence"][0]["kind"], "source_trail");
  EXPECT_EQ(json["evidence"][1]["kind"], "run");
  EXPECT_EQ(json["evidence"][2]["kind"], "schedule");
  EXPECT_EQ(json["evidence"][3]["kind"], "log");
}

TEST(Finding, NamesTheFieldThatDoesNotFit) {
  nlohmann::json json = sample();
  json["where"]["line"] = "ten";
  try {
    json.get<Finding>();
    FAIL() << "a line that is no number was read";
  } catch (const std::exception& error) {
    EXPECT_STREQ(error.what(), "`where.line` must be a whole number");
  }
}

}  // namespace
}  // namespace ccgrade
