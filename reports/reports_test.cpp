// What holds for every report, and what each of them promises.
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <sstream>

#include "reports/golden/sample_records.hpp"
#include "reports/registry.hpp"
#include "reports/render/page_css.hpp"
#include "reports/text.hpp"

namespace ccgrade {
namespace {

std::string rendered(const Report& report, const GradeRecord& record) {
  std::ostringstream out;
  report.render(record, out);
  return out.str();
}

std::string rendered(const std::string& name, const GradeRecord& record) {
  for (const auto& report : make_all_reports())
    if (report->name() == name) return rendered(*report, record);
  ADD_FAILURE() << "no report is called " << name;
  return "";
}

TEST(Registry, HasEachReportOnce) {
  std::multiset<std::string> names;
  for (const auto& report : make_all_reports()) names.insert(report->name());
  for (const char* name : {"json", "text", "html"}) EXPECT_EQ(names.count(name), 1U) << name;
}

TEST(EveryReport, IsTheSameBytesEachTime) {
  for (const auto& report : make_all_reports())
    for (const auto& [name, record] : sample_records())
      EXPECT_EQ(rendered(*report, record), rendered(*report, record)) << report->name() << name;
}

TEST(EveryReport, SurvivesAnEmptyRecord) {
  for (const auto& report : make_all_reports())
    EXPECT_FALSE(rendered(*report, GradeRecord{}).empty()) << report->name();
}

TEST(EveryReport, LetsNothingOfASubmissionAct) {
  const std::regex command("(^|\n)[ \t]*::|##\\[");
  for (const auto& report : make_all_reports()) {
    const std::string text = rendered(*report, hostile_record());
    EXPECT_EQ(text.find('\x1B'), text.npos) << report->name();
    EXPECT_EQ(text.find('\x07'), text.npos) << report->name();
    EXPECT_EQ(text.find("\xC2\x9B"), text.npos) << report->name();
    EXPECT_EQ(text.find("\xE2\x80\xAE"), text.npos) << report->name();
    EXPECT_FALSE(std::regex_search(text, command)) << report->name();
  }
}

TEST(Json, ComesBackAsTheSameRecord) {
  for (const auto& [name, record] : sample_records()) {
    if (name == "hostile") continue;  // its invalid UTF-8 is replaced
    const auto back = record_from_json(rendered("json", record));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(*back, record) << name;
  }
}

TEST(Text, SaysEveryLostPointsCauseAndWhatToDoNext) {
  const std::string text = rendered("text", failing_record());
  for (const char* part :
       {"FAIL  30 of 100 points", "0/40  Two transfers never block", "(F2)",
        "T1 holds `accounts_[from].mutex`", "T2 wants `accounts_[to].mutex`", "1 of 3 passed",
        "bench: no scenario reached its end", "Next\n", "ccgrade replay 20250114T093012Z-7f3a:F1"})
    EXPECT_NE(text.find(part), text.npos) << part;
}

TEST(EveryReport, OffersNoRecordWhereNoneWasKept) {
  GradeRecord record = failing_record();
  record.id.clear();
  const std::string text = rendered("text", record);
  EXPECT_NE(text.find("Not recorded, isolation"), text.npos);
  EXPECT_EQ(text.find("Record "), text.npos);
  const std::string html = rendered("html", record);
  EXPECT_NE(html.find("<dt>Record</dt><dd>not recorded</dd>"), html.npos);
  EXPECT_EQ(html.find("Experience"), html.npos);
}

TEST(Text, IsColouredOnlyWhenAsked) {
  EXPECT_EQ(rendered(*make_text_report(), failing_record()).find('\x1B'), std::string::npos);
  EXPECT_NE(rendered(*make_text_report_coloured(), failing_record()).find('\x1B'),
            std::string::npos);
}

TEST(Text, SaysTheSameWithAndWithoutColour) {
  const std::regex colour("\x1B\\[[0-9;]*m");
  for (const auto& [name, record] : sample_records())
    EXPECT_EQ(std::regex_replace(rendered(*make_text_report_coloured(), record), colour, ""),
              rendered(*make_text_report(), record))
        << name;
}

TEST(Html, HasNoScriptNoInlineStyleAndOneHeading) {
  for (const auto& [name, record] : sample_records()) {
    const std::string html = rendered("html", record);
    EXPECT_EQ(html.find("<script"), html.npos) << name;
    EXPECT_EQ(html.find(" style="), html.npos) << name;
    EXPECT_EQ(html.find("<h1>"), html.rfind("<h1>")) << name;
    EXPECT_EQ(html.find("http://"), html.npos) << name;
    EXPECT_EQ(html.find("https://"), html.npos) << name;
  }
}

TEST(Html, LinksLeadSomewhere) {
  const std::string html = rendered("html", failing_record());
  const std::regex link("href=\"#([^\"]*)\"");
  for (std::sregex_iterator it(html.begin(), html.end(), link), end; it != end; ++it)
    EXPECT_NE(html.find("id=\"" + (*it)[1].str() + "\""), html.npos) << (*it)[1];
}

TEST(Html, GivesNoScoreWhereNothingWasJudged) {
  GradeRecord record;
  const std::string html = rendered("html", record);
  EXPECT_NE(html.find("Could not judge"), html.npos);
  EXPECT_NE(html.find("no score"), html.npos);
}

TEST(CspHash, IsTheOneThatBrowsersCompute) {
  // printf 'body{}' | openssl dgst -sha256 -binary | base64
  EXPECT_EQ(csp_hash("body{}"), "sha256-fJgEClQWV1hGkK4qHMO0KotTsVnMYMXTq7/suurGyUo=");
  EXPECT_NE(rendered("html", passing_record()).find("style-src '" + csp_hash(page_css()) + "'"),
            std::string::npos);
}

}  // namespace
}  // namespace ccgrade
