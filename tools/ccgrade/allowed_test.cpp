#include "tools/ccgrade/allowed.hpp"

#include <gtest/gtest.h>

namespace ccgrade {
namespace {

/// What is left of a finding of rule "manual-lock" in line 2 of a text.
StaticAnalysis after(const std::string& text) {
  Finding finding;
  finding.rule = "manual-lock";
  finding.where = {"bank.cpp", 2, 1};
  StaticAnalysis analysis;
  analysis.findings = {finding};
  analysis.sources = {{"bank.cpp", text}};
  drop_allowed(analysis);
  return analysis;
}

TEST(Allowed, IsWhatACommentOnTheLineOrTheOneBeforeSaysWithAReason) {
  const std::string comment = "// ccgrade: allow(manual-lock): the library unlocks it";
  EXPECT_EQ(after("int a;\nm.lock();  " + comment + "\n").allowed, 1u);
  EXPECT_EQ(after(comment + "\r\nm.lock();").allowed, 1u);
  EXPECT_TRUE(after(comment + "\nm.lock();").findings.empty());
}

TEST(Allowed, IsNothingElse) {
  for (const std::string line :
       {"// ccgrade: allow(manual-lock):  ", "// ccgrade: allow(manual-lock)",
        "// ccgrade: allow(self-deadlock): why", "// allow(manual-lock): why",
        "auto text = \"ccgrade: allow(manual-lock): why\";"})
    EXPECT_EQ(after(line + "\nm.lock();\n").allowed, 0u) << line;
  EXPECT_EQ(after("").allowed, 0u);
}

TEST(Allowed, NeedsTheSource) {
  StaticAnalysis analysis = after("");
  analysis.sources.clear();
  drop_allowed(analysis);
  EXPECT_EQ(analysis.findings.size(), 1u);
}

}  // namespace
}  // namespace ccgrade
