#include "analyzers/dynamic/helgrind/judge.hpp"

#include <gmock/gmock.h>

#include <set>

#include "tests/fakes/recorded.hpp"

namespace ccgrade::helgrind {
namespace {

using testing::IsEmpty;

std::vector<Finding> findings_in(const std::string& name) {
  std::vector<Finding> all;
  for (const valgrind::Error& error :
       valgrind::parse_xml(recorded("helgrind", name + ".log")).errors)
    if (auto finding = judge(error)) all.push_back(*finding);
  return all;
}

std::set<int> lines_of(const Finding& finding) {
  std::set<int> lines;
  for (const Site& site : finding.sites) lines.insert(site.line);
  return lines;
}

TEST(HelgrindJudge, SuspectsARaceOnItsLine) {
  const auto findings = findings_in("race");
  ASSERT_FALSE(findings.empty());
  for (const Finding& finding : findings) {
    EXPECT_EQ(finding.rule, "data-race");
    EXPECT_EQ(finding.certainty, Certainty::suspected) << "its word alone never costs points";
    EXPECT_EQ(finding.where.file, "work.cpp");
    EXPECT_EQ(finding.where.line, 8);
  }
}

TEST(HelgrindJudge, SuspectsALockOrderWithAllItsPlaces) {
  const auto findings = findings_in("inversion");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "lock-order-inversion");
  EXPECT_EQ(findings[0].certainty, Certainty::suspected);
  EXPECT_EQ(lines_of(findings[0]), (std::set<int>{10, 11, 15}))
      << "helgrind 3.19 does not tell where the second lock was taken";
}

TEST(HelgrindJudge, SuspectsAnUnlockByAnotherThread) {
  const auto findings = findings_in("foreign-unlock");
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].rule, "unlock-not-held");
  EXPECT_EQ(findings[0].where, (Location{"work.cpp", 11, 0}));
}

TEST(HelgrindJudge, KnowsTheFalseAlarmsOfASharedPointersCount) {
  const auto errors = valgrind::parse_xml(recorded("helgrind", "shared-count.log")).errors;
  ASSERT_FALSE(errors.empty()) << "the recorded program has nothing to be accused of";
  for (const valgrind::Error& error : errors)
    EXPECT_EQ(known_false_alarm(error), "shared_ptr-count") << error.what;
  EXPECT_THAT(findings_in("shared-count"), IsEmpty());
}

TEST(HelgrindJudge, AccusesNobodyOfACorrectProgram) {
  EXPECT_THAT(findings_in("correct"), IsEmpty());
}

TEST(HelgrindJudge, AFalseAlarmIsOnlyOneInTheInnermostFrames) {
  const SourceFrame atomic{"/usr/include/c++/12/bits/atomic_base.h", 1, 0, "std::atomic::load"};
  const SourceFrame ours{"work.cpp", 3, 0, "work"};
  EXPECT_EQ(known_false_alarm({"Race", "", {{"", {atomic, ours}}}}), "atomic-access");
  EXPECT_EQ(known_false_alarm({"Race", "", {{"", {ours, ours, ours, ours, atomic}}}}), "");
  EXPECT_EQ(known_false_alarm({"LockOrder", "", {{"", {atomic, ours}}}}), "");
}

}  // namespace
}  // namespace ccgrade::helgrind
