#include "reports/render/source_window.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "reports/golden/sample_records.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kWide = 100;

Finding with_sites(std::vector<Site> sites) {
  Finding finding;
  finding.where = {"bank.cpp", 8, 1};
  finding.sites = std::move(sites);
  return finding;
}

TEST(SourceWindow, ShowsTheLinesOfBothSidesWithTheirThreads) {
  const GradeRecord record = failing_record();
  const auto windows = source_windows(record, record.facts.findings[0], kWide);
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].function, "Bank::transfer");
  ASSERT_EQ(windows[0].lines.size(), 3U) << "8, the line between, 10";
  const auto& holds = windows[0].lines[0];
  ASSERT_EQ(holds.marks.size(), 2U);
  EXPECT_EQ(holds.marks[0].label, "T1 holds");
  EXPECT_EQ(holds.marks[1].label, "T2 holds");
  EXPECT_EQ(holds.text.substr(holds.marks[0].begin, 21), "accounts_[from].mutex");
  EXPECT_TRUE(windows[0].lines[2].marks[0].primary);
}

TEST(SourceWindow, NamesTheThreadThatIsThereAtTheStorysEnd) {
  Finding finding =
      with_sites({{Role::writes, "bank.cpp", 8, "f", ""}, {Role::writes, "bank.cpp", 4, "f", ""}});
  finding.trail = {{"bank.cpp", 4, "T0", "writes"},
                   {"bank.cpp", 8, "T0", "is here"},
                   {"bank.cpp", 4, "T1", "is here"}};
  EXPECT_EQ(threads_of_sites(finding), (std::vector<std::string>{"T0", "T1"}));
}

TEST(SourceWindow, LeavesOutLinesThatAreFarBetween) {
  const auto windows = source_windows(
      failing_record(),
      with_sites({{Role::reads, "bank.cpp", 1, "f", ""}, {Role::writes, "bank.cpp", 18, "f", ""}}),
      kWide);
  ASSERT_EQ(windows[0].lines.size(), 3U);
  EXPECT_EQ(windows[0].lines[1].number, 0);
}

TEST(SourceWindow, MarksTheLastPartOfALongerPath) {
  const auto windows =
      source_windows(failing_record(),
                     with_sites({{Role::writes, "bank.cpp", 13, "f", "bank.transfers_"}}), kWide);
  const auto& line = windows[0].lines[0];
  EXPECT_EQ(line.text.substr(line.marks[0].begin, line.marks[0].end - line.marks[0].begin),
            "transfers_");
}

TEST(SourceWindow, ShowsTheFindingsOwnLineWhereItNamesNoSites) {
  const auto windows = source_windows(failing_record(), with_sites({}), kWide);
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_TRUE(windows[0].lines[0].known);
}

TEST(SourceWindow, SurvivesPlacesThatAreNotInTheRecord) {
  constexpr int kMost = std::numeric_limits<int>::max();
  const auto windows = source_windows(failing_record(),
                                      with_sites({{Role::calls, "bank.cpp", -kMost - 1, "", "x"},
                                                  {Role::calls, "bank.cpp", kMost, "", ""},
                                                  {Role::calls, "api/api.hpp", 3, "", "y"}}),
                                      kWide);
  ASSERT_EQ(windows.size(), 2U);
  for (const auto& window : windows)
    for (const auto& line : window.lines) EXPECT_FALSE(line.known);
}

TEST(SourceWindow, CutsLongLines) {
  GradeRecord record;
  record.submission.files = {{"bank.cpp", std::string(5000, 'x')}};
  Finding finding = with_sites({{Role::reads, "bank.cpp", 1, "f", ""}});
  EXPECT_EQ(source_windows(record, finding, 10)[0].lines[0].text, "xxxxxxxxx…");
}

}  // namespace
}  // namespace ccgrade
