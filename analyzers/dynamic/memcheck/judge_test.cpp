#include "analyzers/dynamic/memcheck/judge.hpp"

#include <gmock/gmock.h>

#include <set>

#include "tests/fakes/recorded.hpp"

namespace ccgrade::memcheck {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::vector<Finding> findings_in(const std::string& name) {
  std::vector<Finding> all;
  for (const valgrind::Error& error :
       valgrind::parse_xml(recorded("memcheck", name + ".log")).errors)
    if (auto finding = judge(error)) all.push_back(*finding);
  return all;
}

struct Sample {
  const char* name;
  const char* rule;
  int line;
};

class Memcheck : public testing::TestWithParam<Sample> {};

TEST_P(Memcheck, ProvesTheBugOfASampleOnItsLine) {
  const Sample& sample = GetParam();
  const auto findings = findings_in(sample.name);
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].rule, sample.rule);
  EXPECT_EQ(findings[0].certainty, Certainty::proven);
  EXPECT_EQ(findings[0].where, (Location{"work.cpp", sample.line, 0}));
  EXPECT_FALSE(findings[0].message.empty());
  ASSERT_EQ(findings[0].evidence.size(), 1u);
  EXPECT_EQ(findings[0].evidence[0].tool, "memcheck");
}

INSTANTIATE_TEST_SUITE_P(Samples, Memcheck,
                         testing::Values(Sample{"use-after-free", "use-after-free", 6},
                                         Sample{"double-free", "double-free", 7},
                                         Sample{"uninitialised", "uninitialised-value", 6},
                                         Sample{"leak", "memory-leak", 4}),
                         [](const auto& info) {
                           std::string name = info.param.name;
                           std::erase(name, '-');
                           return name;
                         });

TEST(MemcheckJudge, TellsWhatDependsOnASecretFromWhatWasNeverSet) {
  const auto findings = findings_in("secret");
  ASSERT_FALSE(findings.empty());
  std::set<int> lines;
  for (const Finding& finding : findings) {
    EXPECT_EQ(finding.rule, "secret-dependent");
    lines.insert(finding.where.line);
  }
  EXPECT_TRUE(lines.contains(4)) << "if (a[i] != b[i]) return false;";
  EXPECT_TRUE(lines.contains(8)) << "return table[secret];";
  EXPECT_FALSE(lines.contains(12)) << "difference |= a[i] ^ b[i];";
}

TEST(MemcheckJudge, AccusesNobodyOfACorrectProgram) {
  EXPECT_THAT(findings_in("correct"), IsEmpty());
}

TEST(MemcheckJudge, TellsWhereTheMemoryWasFreed) {
  const Finding finding = findings_in("use-after-free").at(0);
  ASSERT_EQ(finding.trail.size(), 3u);
  EXPECT_EQ(finding.trail[1].line, 5);
  EXPECT_THAT(finding.trail[1].text, HasSubstr("free'd"));
  EXPECT_EQ(finding.trail[2].line, 4);
}

TEST(MemcheckJudge, AccusesNobodyForWhatNeverEntersTheSubmission) {
  const valgrind::TitledStack library{"Invalid read", {{"/usr/include/x.h", 1, 0, "f"}}};
  const valgrind::TitledStack harness{"Invalid read", {{"harness/scenarios.cpp", 1, 0, "f"}}};
  EXPECT_FALSE(judge({"InvalidRead", "Invalid read of size 4", {library, harness}}));
  EXPECT_FALSE(judge({"UnheardOf", "?", {{"?", {{"work.cpp", 1, 0, "work"}}}}}));
  EXPECT_TRUE(judge({"InvalidRead", "?", {{"?", {{"work.cpp", 1, 0, "work"}}}}}));
}

}  // namespace
}  // namespace ccgrade::memcheck
