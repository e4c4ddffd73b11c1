#include "analyzers/dynamic/execution/harness_log.hpp"

#include <gmock/gmock.h>

#include "analyzers/dynamic/execution/marked_log.hpp"

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(HarnessLogs, TellHowEachScenarioEnded) {
  const HarnessLog log = parse_harness_log(
      "begin one\nend one passed\n"
      "begin two\nfailed harness/scenarios.cpp:12 everyone eats\nend two failed\n"
      "begin three\n");
  ASSERT_EQ(log.scenarios.size(), 3u);
  EXPECT_TRUE(log.scenarios[0].ended && log.scenarios[0].passed);
  EXPECT_TRUE(log.scenarios[1].ended);
  EXPECT_FALSE(log.scenarios[1].passed);
  EXPECT_THAT(log.scenarios[1].failures, ElementsAre("harness/scenarios.cpp:12 everyone eats"));
  EXPECT_FALSE(log.scenarios[2].ended);
  EXPECT_FALSE(log.complete);
  EXPECT_TRUE(parse_harness_log("begin one\nend one passed\ncomplete 1\n").complete);
}

TEST(HarnessLogs, AreCompleteWhenTheCountAgrees) {
  EXPECT_FALSE(parse_harness_log("begin one\nend one passed\ncomplete 2\n").complete);
  EXPECT_FALSE(parse_harness_log("begin one\nend one passed\ncomplete\n").complete);
}

TEST(HarnessLogs, AreWhatBeginsWithTheToken) {
  EXPECT_EQ(lines_with_token("abc begin one\nabcd end one\nend one passed\nabc x\n", "abc"),
            "begin one\nx\n");
}

TEST(HarnessLogs, BelieveAnEndOnlyOfTheScenarioThatRuns) {
  const HarnessLog log = parse_harness_log("begin one\nend two passed\n");
  ASSERT_EQ(log.scenarios.size(), 1u);
  EXPECT_FALSE(log.scenarios[0].ended);
  EXPECT_FALSE(log.scenarios[0].passed);
}

TEST(HarnessLogs, SurviveWhateverIsInThem) {
  EXPECT_THAT(parse_harness_log("").scenarios, IsEmpty());
  EXPECT_THAT(parse_harness_log("end one passed\nfailed x\n\n\n \xff\0").scenarios, IsEmpty());
  const HarnessLog log = parse_harness_log("begin one\nfailed\nend\nend one\nbegin\n");
  ASSERT_EQ(log.scenarios.size(), 2u);
  EXPECT_FALSE(log.scenarios[0].passed);
}

TEST(MarkedLogs, BelongToTheScenarioBeforeThem) {
  const auto parts = split_at_marks("early\nscenario one\na\nb\nscenario two\nscenario three\nc");
  ASSERT_EQ(parts.size(), 4u);
  EXPECT_EQ(parts[0].scenario, "");
  EXPECT_EQ(parts[0].text, "early\n");
  EXPECT_EQ(parts[1].scenario, "one");
  EXPECT_EQ(parts[1].text, "a\nb\n");
  EXPECT_EQ(parts[2].text, "");
  EXPECT_EQ(parts[3].text, "c\n");
}

}  // namespace
}  // namespace ccgrade
