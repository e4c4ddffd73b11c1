#include "reports/render/check_text.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "reports/golden/sample_analysis.hpp"

namespace ccgrade {
namespace {

std::string text_of(const StaticAnalysis& analysis) {
  std::ostringstream out;
  render_check_text(analysis, false, out);
  return out.str();
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(CheckText, ShowsTheSourceOfBothSidesWithWhoDoesWhat) {
  const std::string text = text_of(sample_analysis());
  EXPECT_TRUE(has(text, "error[lock-order-inversion]: `from` and `to`")) << text;
  EXPECT_TRUE(has(text, "--> /work place/bank.cpp:2:20  in transfer")) << text;
  EXPECT_TRUE(has(text, " 1 | std::lock_guard first(from);")) << text;
  EXPECT_TRUE(has(text, "^^ T1 wants `to`")) << text;
  EXPECT_TRUE(has(text, "T1 holds `from`")) << text;
  EXPECT_TRUE(has(text, "explain: ccgrade explain lock-order-inversion")) << text;
}

TEST(CheckText, NeverLeavesOutWhatWasNotAnalysed) {
  const std::string text = text_of(sample_analysis());
  EXPECT_TRUE(has(text, "not analysed:")) << text;
  EXPECT_TRUE(has(text, "broken.cpp was not analysed: expected ')'")) << text;
  EXPECT_TRUE(text.ends_with("1 error in 2 files (1 unchanged); not analysed: 1\n")) << text;
}

TEST(CheckText, SaysSoWhenNothingIsFound) {
  StaticAnalysis clean;
  clean.analysed = 1;
  EXPECT_EQ(text_of(clean), "nothing found in 1 file\n");
}

TEST(CheckText, PutsWhatMattersMostAtTheEnd) {
  StaticAnalysis analysis = sample_analysis();
  Finding advice = analysis.findings.front();
  advice.severity = Severity::advice;
  advice.rule = "manual-lock";
  analysis.findings.push_back(advice);
  const std::string text = text_of(analysis);
  EXPECT_LT(text.find("advice[manual-lock]"), text.find("error[lock-order-inversion]"));
}

TEST(CheckText, LetsNoNameActOnTheTerminal) {
  StaticAnalysis analysis = sample_analysis();
  analysis.findings[0].message = "\x1b[2J is locked";
  analysis.not_analysed[0].reason = "\x1b]0;title\x07";
  EXPECT_EQ(text_of(analysis).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace ccgrade
