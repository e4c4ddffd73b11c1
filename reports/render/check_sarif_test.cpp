#include "reports/render/check_sarif.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "reports/golden/sample_analysis.hpp"

namespace ccgrade {
namespace {

nlohmann::json run_of(const StaticAnalysis& analysis) {
  const SarifContext context{"1.2.3",
                             "/work place",
                             {{"lock-order-inversion", {"deadlock", "Locks in different orders"}}},
                             [](const std::string& rule) { return "# " + rule; }};
  std::ostringstream out;
  render_check_sarif(analysis, context, out);
  return nlohmann::json::parse(out.str()).at("runs").at(0);
}

TEST(CheckSarif, NamesEachRuleThatFoundSomethingOnce) {
  StaticAnalysis twice = sample_analysis();
  twice.findings.push_back(twice.findings.front());
  const auto run = run_of(twice);
  const auto& rules = run["tool"]["driver"]["rules"];
  ASSERT_EQ(rules.size(), 1u);
  EXPECT_EQ(rules[0]["id"], "lock-order-inversion");
  EXPECT_EQ(rules[0]["shortDescription"]["text"], "Locks in different orders");
  EXPECT_EQ(rules[0]["help"]["markdown"], "# lock-order-inversion");
  for (const auto& result : run["results"]) EXPECT_EQ(result["ruleIndex"], 0);
}

TEST(CheckSarif, PointsIntoFilesRelativeToTheFolderAndCountsColumnsInUtf16) {
  const auto result = run_of(sample_analysis())["results"][0];
  const auto& place = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "bank.cpp");
  EXPECT_EQ(place["artifactLocation"]["uriBaseId"], "SRCROOT");
  EXPECT_EQ(place["region"]["startLine"], 2);
  // Byte 20 is behind "/* €", three bytes and one unit, and a face of four bytes and two units.
  EXPECT_EQ(place["region"]["startColumn"], 16);
}

TEST(CheckSarif, EncodesWhatAUriCannotHold) {
  const auto run = run_of(sample_analysis());
  EXPECT_EQ(run["originalUriBaseIds"]["SRCROOT"]["uri"], "file:///work%20place/");
  StaticAnalysis elsewhere = sample_analysis();
  elsewhere.findings[0].where.file = "/other/a b#.cpp";
  const auto place = run_of(elsewhere)["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "file:///other/a%20b%23.cpp");
}

TEST(CheckSarif, TellsTheTrailInOneOrderAndByThreads) {
  const auto flows = run_of(sample_analysis())["results"][0]["codeFlows"];
  ASSERT_EQ(flows.size(), 2u);
  const auto& whole = flows[0]["threadFlows"][0]["locations"];
  ASSERT_EQ(whole.size(), 3u);
  EXPECT_EQ(whole[1]["location"]["message"]["text"], "[T2] locks `to`");
  ASSERT_EQ(flows[1]["threadFlows"].size(), 2u);
  EXPECT_EQ(flows[1]["threadFlows"][0]["id"], "T1");
  EXPECT_EQ(flows[1]["threadFlows"][0]["locations"][1]["executionOrder"], 3);
  EXPECT_EQ(flows[1]["threadFlows"][1]["locations"][0]["executionOrder"], 2);
}

TEST(CheckSarif, SaysWhatToWriteInstead) {
  StaticAnalysis mendable = sample_analysis();
  const std::string file = mendable.findings[0].where.file;
  mendable.findings[0].fix = Fix{"give it a name", {file, 2, 20}, 20, " lock"};
  const auto fix = run_of(mendable)["results"][0]["fixes"][0];
  EXPECT_EQ(fix["description"]["text"], "give it a name");
  const auto change = fix["artifactChanges"][0];
  EXPECT_EQ(change["artifactLocation"]["uri"], "bank.cpp");
  const auto replacement = change["replacements"][0];
  EXPECT_EQ(replacement["insertedContent"]["text"], " lock");
  EXPECT_EQ(replacement["deletedRegion"]["startColumn"], 16);
  EXPECT_EQ(replacement["deletedRegion"]["endColumn"], 16);
  EXPECT_FALSE(run_of(sample_analysis())["results"][0].contains("fixes"));
}

TEST(CheckSarif, HasTheFingerprintOfCodeScanningAndItsOwn) {
  const auto prints = run_of(sample_analysis())["results"][0]["partialFingerprints"];
  EXPECT_EQ(prints["ccgrade/v1"], "0123abcd");
  EXPECT_TRUE(prints["primaryLocationLineHash"].get<std::string>().ends_with(":1"));
}

TEST(CheckSarif, IsNoSuccessWhereAFileWasNotAnalysed) {
  const auto invocation = run_of(sample_analysis())["invocations"][0];
  EXPECT_FALSE(invocation["executionSuccessful"]);
  EXPECT_EQ(invocation["toolExecutionNotifications"][0]["level"], "error");
  StaticAnalysis whole = sample_analysis();
  whole.not_analysed.clear();
  EXPECT_TRUE(run_of(whole)["invocations"][0]["executionSuccessful"]);
}

TEST(CheckSarif, IsWrittenWhereNothingIsFound) {
  const auto run = run_of({});
  EXPECT_EQ(run["results"].size(), 0u);
  EXPECT_EQ(run["tool"]["driver"]["rules"].size(), 0u);
}

}  // namespace
}  // namespace ccgrade
