#include "analyzers/dynamic/asan/report.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/recorded.hpp"

namespace ccgrade::asan {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::vector<Finding> findings_in(const std::string& name) {
  RecordedSymbols symbols("asan", name);
  const auto reports = parse_reports(recorded("asan", name + ".log"));
  std::vector<Finding> all;
  for (const Report& report : reports)
    for (Finding& finding :
         findings_of(report, symbols.knowing(addresses_of(reports)), "asan/two_workers/1"))
      all.push_back(std::move(finding));
  return all;
}

TEST(AsanReport, ProvesAUseAfterFreeWithItsWholeStory) {
  const auto findings = findings_in("use-after-free");
  ASSERT_EQ(findings.size(), 1u);
  const Finding& finding = findings[0];
  EXPECT_EQ(finding.rule, "use-after-free");
  EXPECT_EQ(finding.certainty, Certainty::proven);
  EXPECT_EQ(finding.where.line, 6);
  ASSERT_EQ(finding.trail.size(), 3u);
  EXPECT_THAT(finding.trail[0].text, HasSubstr("reads in work"));
  EXPECT_THAT(finding.trail[1].text, HasSubstr("was freed"));
  EXPECT_EQ(finding.trail[1].line, 5);
  EXPECT_THAT(finding.trail[2].text, HasSubstr("was allocated"));
  EXPECT_EQ(finding.trail[2].line, 4);
}

TEST(AsanReport, ProvesALeakWhereItIsAllocated) {
  const auto findings = findings_in("leak");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "memory-leak");
  EXPECT_EQ(findings[0].where.line, 4);
  EXPECT_THAT(findings[0].message, HasSubstr("8 byte(s)"));
}

TEST(AsanReport, ProvesADoubleFree) {
  const auto findings = findings_in("double-free");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "double-free");
  EXPECT_EQ(findings[0].where.line, 7);
}

TEST(AsanReport, ProvesAnAccessOutOfBounds) {
  const auto findings = findings_in("out-of-bounds");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "invalid-access");
  EXPECT_EQ(findings[0].where.line, 7);
}

TEST(AsanReport, ProvesUndefinedBehaviourWhereUbsanSays) {
  const auto findings = findings_in("overflow");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "undefined-behaviour");
  EXPECT_EQ(findings[0].where, (Location{"work.cpp", 7, 14}));
  EXPECT_THAT(findings[0].message, HasSubstr("signed integer overflow"));
}

TEST(AsanReport, TellsACrashAndWhyUbsanSawItComing) {
  const auto findings = findings_in("crash");
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].rule, "undefined-behaviour");
  EXPECT_EQ(findings[1].rule, "crash");
  for (const Finding& finding : findings) EXPECT_EQ(finding.where.line, 5);
}

TEST(AsanReport, AccusesNobodyOfACorrectProgram) {
  EXPECT_THAT(parse_reports(recorded("asan", "correct.log")), IsEmpty());
}

/// What is told of a log in which the harness has planted what it allocates at 0x90.
std::vector<Report> owners_in(const std::string& log) {
  std::vector<Report> reports = parse_reports(log);
  keep_owners(reports, [](const Report& report) { return addresses_of({report}).contains(0x91); });
  return reports;
}

TEST(AsanReport, AnIndirectLeakIsItsOwnersAndEachDirectOneStandsAlone) {
  const auto reports = owners_in(
      "Direct leak of 8 byte(s) in 1 object(s) allocated from:\n    #0 0x10  (program+0x10)\n\n"
      "Indirect leak of 4 byte(s) in 1 object(s) allocated from:\n    #0 0x20  (program+0x20)\n\n"
      "Direct leak of 9 byte(s) in 1 object(s) allocated from:\n    #0 0x30  (program+0x30)\n");
  ASSERT_EQ(reports.size(), 2u);
  EXPECT_EQ(reports[0].stacks.at(0).stack, (std::vector<unsigned long>{0x11}));
  EXPECT_EQ(reports[1].stacks.at(0).stack, (std::vector<unsigned long>{0x31}));
}

TEST(AsanReport, ObjectsThatOwnEachOtherInACircleLeak) {
  const auto reports = owners_in(
      "Indirect leak of 8 byte(s) in 1 object(s) allocated from:\n    #0 0x10  (program+0x10)\n\n"
      "Indirect leak of 4 byte(s) in 1 object(s) allocated from:\n    #0 0x20  (program+0x20)\n");
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_EQ(reports[0].kind, "circle");
  EXPECT_EQ(reports[0].stacks.at(0).stack, (std::vector<unsigned long>{0x11}));
}

TEST(AsanReport, ACircleIsToldBesideWhatTheHarnessLoses) {
  const auto reports = owners_in(
      "Direct leak of 16 byte(s) in 1 object(s) allocated from:\n    #0 0x90  (program+0x90)\n\n"
      "Indirect leak of 8 byte(s) in 1 object(s) allocated from:\n    #0 0x10  (program+0x10)\n\n"
      "Indirect leak of 4 byte(s) in 1 object(s) allocated from:\n    #0 0x20  (program+0x20)\n");
  ASSERT_EQ(reports.size(), 2u);
  EXPECT_EQ(reports[0].kind, "leak");
  EXPECT_EQ(reports[1].kind, "circle");
}

TEST(AsanReport, WithinTheHarnessAccusesNobody) {
  FakeHost host;
  const Symbolizer nothing_known(host, "program");
  const Report harness{"undefined-behaviour", "x", {"harness/scenarios.cpp", 3, 1}, {}};
  EXPECT_THAT(findings_of(harness, nothing_known, "run"), IsEmpty());
  const Report library{"heap-use-after-free", "", {}, {{"READ of size 4", {0x10}}}};
  EXPECT_THAT(findings_of(library, nothing_known, "run"), IsEmpty());
}

TEST(AsanReport, CutAnywhereNeverCrashes) {
  const std::string log = recorded("asan", "use-after-free.log");
  for (std::size_t cut = 0; cut < log.size(); cut += 3)
    EXPECT_LE(parse_reports(log.substr(0, cut)).size(), 1u);
}

}  // namespace
}  // namespace ccgrade::asan
