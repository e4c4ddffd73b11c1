#include "reports/render/exploration_text.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace ccgrade {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string text_of(const Exploration& exploration) {
  std::ostringstream out;
  render_exploration(exploration, out);
  return out.str();
}

Exploration failed() {
  Exploration exploration;
  exploration.sources = {"a.cpp"};
  exploration.schedules = exploration.first_failure.emplace(7);
  exploration.failure.emplace();
  exploration.failure->kind = "deadlock";
  exploration.failure->message = "two threads wait for each other";
  exploration.failure->token = "cc1:0@8>1:1a2b3c4d";
  return exploration;
}

TEST(ExplorationText, SaysWhatFailedAndHowToSeeItAgain) {
  const std::string text = text_of(failed());
  EXPECT_THAT(text, StartsWith("deadlock: two threads wait for each other\n"));
  EXPECT_THAT(text, HasSubstr("  ccgrade replay 'cc1:0@8>1:1a2b3c4d' a.cpp\n"));
  EXPECT_THAT(text, HasSubstr("7 schedules, the last of which failed"));
}

TEST(ExplorationText, GivesACommandThatAShellReadsAsItIs) {
  Exploration exploration = failed();
  exploration.sources = {"my bank.cpp"};
  exploration.flags = {"-DNAME=\"x y\""};
  EXPECT_THAT(text_of(exploration), HasSubstr(" 'my bank.cpp' -- '-DNAME=\"x y\"'\n"));
}

TEST(ExplorationText, KeepsThreadsAndPlacesInColumns) {
  Exploration exploration = failed();
  exploration.failure->story = {{"a.cpp", 3, "T0", "locks A"}, {"a.cpp", 17, "T100", "locks B"}};
  EXPECT_THAT(text_of(exploration), HasSubstr("    T0    a.cpp:3   locks A\n"
                                              "  > T100  a.cpp:17  locks B\n"));
}

TEST(ExplorationText, TakesNothingForAPassThatWasNotJudged) {
  Exploration exploration;
  exploration.inconclusive = "the program starts processes";
  const std::string text = text_of(exploration);
  EXPECT_THAT(text, HasSubstr("No judgement: the program starts processes.\n"));
  EXPECT_THAT(text, Not(HasSubstr("No failure")));
}

TEST(ExplorationText, ClaimsEveryInterleavingOnlyWhereEachWasTried) {
  Exploration exploration;
  EXPECT_THAT(text_of(exploration), StartsWith("No failure found.\n"));
  exploration.exhausted = true;
  EXPECT_THAT(text_of(exploration), StartsWith("No failure in any interleaving.\n"));
  exploration.surprises = 1;
  EXPECT_THAT(text_of(exploration),
              StartsWith("No failure in any interleaving with at most 1 early timeout"));
}

TEST(ExplorationText, SaysWhatTheCompilerKeepsFromIt) {
  Exploration exploration;
  EXPECT_THAT(text_of(exploration), Not(HasSubstr("by value")));
  exploration.compiler = "g++-12";
  EXPECT_THAT(text_of(exploration), HasSubstr("g++-12 does not tell"));
}

}  // namespace
}  // namespace ccgrade
