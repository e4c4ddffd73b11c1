#include "analyzers/explore/driver/follow.hpp"

#include <gmock/gmock.h>

#include "analyzers/explore/driver/token.hpp"
#include "tests/fakes/explored_program.hpp"
#include "tests/fakes/fake_build.hpp"

namespace ccgrade::explore {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kSchedule = "0@8>1";
constexpr const char* kOther = "00000000";
const std::vector<PlacedSwitch> kNoSwitches;

class Following : public testing::Test {
 protected:
  std::string digest() { return host_.digest_file(explored_.program.path)->substr(0, 8); }

  Result<Exploration> followed(const KnownSchedule& known) {
    return follow(host_, explored_.program, known);
  }
  Result<Exploration> followed() { return followed({write_token({kSchedule, digest()})}); }
  /// The failure that a schedule of this program ends in.
  ScheduleFailure shown(const std::string& token) {
    const Result<Exploration> again = followed({token});
    EXPECT_TRUE(again && again->failure);
    return again && again->failure ? *again->failure : ScheduleFailure{};
  }
  ScheduleFailure shown() { return shown(write_token({kSchedule, digest()})); }

  /// A failure found in the program that there was before; its switch was anywhere in a library.
  KnownSchedule of_another_program() const {
    PlacedSwitch placed;
    placed.op = "lock";
    placed.next = 1;
    return {write_token({kSchedule, kOther}), std::vector<PlacedSwitch>{placed}};
  }

  FakeHost host_;
  ExploredProgram explored_{host_};
  FakeBuild build_{host_, ""};
};

TEST_F(Following, ShowsTheFailureAgain) {
  explored_.ends = [](const std::string&, const PlanLines&) { return deadlock(kSchedule); };
  const Result<Exploration> again = followed();
  ASSERT_TRUE(again && again->failure);
  EXPECT_EQ(again->failure->kind, "deadlock");
  EXPECT_EQ(again->failure->token, write_token({kSchedule, digest()}));
  EXPECT_EQ(again->inconclusive, "");
  EXPECT_FALSE(again->changed_since);
  EXPECT_EQ(again->threads, 2);
  EXPECT_EQ(again->points, 5);
}

TEST_F(Following, PreparesAsManyThreadsAsTheProgramStarts) {
  explored_.ends = [](const std::string& line, const PlanLines& plan) {
    StageReport stage = deadlock(kSchedule);
    if (asked(plan, "threads") != "32") return stage;
    stage = passing(line);
    stage.verdict = "inconclusive";
    stage.reason = "the program starts more threads than were prepared";
    stage.missed = 1;
    return stage;
  };
  const Result<Exploration> again = followed();
  ASSERT_TRUE(again && again->failure);
  EXPECT_EQ(asked(explored_.plans().back(), "threads"), "256");
}

TEST_F(Following, TellsWhyAScheduleIsNotJudged) {
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage = passing(line);
    stage.verdict = "inconclusive";
    stage.reason = "the program starts a process";
    stage.missed = 1;
    return stage;
  };
  const Result<Exploration> again = followed();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->inconclusive, "the program starts a process");
}

TEST_F(Following, FindsNothingWhereTheBugIsNotThere) {
  const Result<Exploration> again = followed();
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->failure);
  EXPECT_EQ(again->inconclusive, "");
  EXPECT_EQ(again->schedules, 1);
}

TEST_F(Following, JudgesAsTheSearchDidAndSetsItNoLimits) {
  explored_.ends = [](const std::string&, const PlanLines&) { return deadlock(kSchedule); };
  const std::string token = write_token({kSchedule, digest(), false, false});
  EXPECT_EQ(shown(token).token, token);
  for (const PlanLines& plan : explored_.plans()) {
    EXPECT_EQ(asked(plan, "races"), "off");
    EXPECT_EQ(asked(plan, "leaks"), "off");
    EXPECT_EQ(asked(plan, "surprises"), "1000000");
    EXPECT_EQ(asked(plan, "steps"), "10000000");
  }
  ASSERT_TRUE(followed());
  EXPECT_EQ(asked(explored_.plans().back(), "races"), "on");
}

TEST_F(Following, NeedsATokenOfThisProgramOrItsPlaces) {
  const Result<Exploration> none = followed({"cc1:zzz:" + digest()});
  ASSERT_FALSE(none);
  EXPECT_THAT(none.error().message, HasSubstr("no token"));
  for (const KnownSchedule& known :
       {KnownSchedule{write_token({kSchedule, kOther})}, KnownSchedule{write_token({"-", kOther})},
        KnownSchedule{write_token({kSchedule, kOther}), kNoSwitches}}) {
    const Result<Exploration> other = followed(known);
    ASSERT_FALSE(other);
    EXPECT_THAT(other.error().message, HasSubstr("belongs to another program"));
  }
  EXPECT_THAT(explored_.plans(), IsEmpty());
}

TEST_F(Following, CallsATokenDamagedWhoseSwitchesThisProgramNeverComesTo) {
  explored_.ends = [](const std::string& line, const PlanLines&) {
    StageReport stage = passing(line);
    stage.missed = 1;
    return stage;
  };
  const Result<Exploration> damaged = followed();
  ASSERT_FALSE(damaged);
  EXPECT_THAT(damaged.error().message, HasSubstr("the token is damaged"));
}

TEST_F(Following, GoesByThePlacesWhereTheProgramHasChanged) {
  explored_.ends = [](const std::string&, const PlanLines&) { return deadlock("0@9>1"); };
  const Result<Exploration> again = followed(of_another_program());
  ASSERT_TRUE(again && again->failure);
  EXPECT_TRUE(again->changed_since);
  EXPECT_EQ(again->failure->token, write_token({"0@9>1", digest()})) << "as this program has it";
  EXPECT_THAT(explored_.stages(),
              ElementsAre("follow 0@lock:0#1>1", "replay 0@9>1", "record 0@9>1"));
}

TEST_F(Following, DoesNotBelieveAReportThatSaysOtherwise) {
  explored_.ends = [](const std::string&, const PlanLines&) { return deadlock(kSchedule); };
  const std::string hash = shown().event_hash;
  KnownSchedule known{write_token({kSchedule, digest()}), kNoSwitches, "deadlock", hash};
  EXPECT_EQ(followed(known)->inconclusive, "");
  known.event_hash = "0000000000000000";
  EXPECT_THAT(followed(known)->inconclusive, HasSubstr("another way than the report says"));
  known.event_hash = hash;
  known.kind = "race";
  EXPECT_THAT(followed(known)->inconclusive, HasSubstr("another way than the report says"));
}

TEST_F(Following, NamesTheFirstStepThatTheReportTellsOtherwise) {
  explored_.ends = [](const std::string&, const PlanLines&) { return deadlock(kSchedule); };
  KnownSchedule known{write_token({kSchedule, digest()}), kNoSwitches, "deadlock", "0", {}};
  ASSERT_THAT(shown().story, IsEmpty()) << "nothing is recorded here";
  EXPECT_THAT(followed(known)->inconclusive, HasSubstr("ends in another way"));
  known.story = {{.file = "bank.cpp", .line = 8, .thread = "T1", .text = "locks first"}};
  EXPECT_THAT(followed(known)->inconclusive,
              HasSubstr("from step 1 of the interleaving on (bank.cpp:8, T1 locks first)"));
}

TEST_F(Following, SaysWhenAChangedProgramFailsInAnotherWay) {
  explored_.ends = [](const std::string&, const PlanLines&) { return deadlock("0@9>1"); };
  KnownSchedule known = of_another_program();
  known.kind = "assert";
  EXPECT_THAT(followed(known)->failure->message, HasSubstr("the report's, which was: assert"));
  known.kind = "deadlock";
  EXPECT_THAT(followed(known)->failure->message, testing::Not(HasSubstr("another failure")));
}

TEST_F(Following, OfTheDefaultScheduleNeedsNoPlaces) {
  const Result<Exploration> again = followed({write_token({"-", kOther}), kNoSwitches});
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->changed_since);
  EXPECT_EQ(explored_.stages().front(), "record -");
}

TEST_F(Following, DoesNotJudgeAChangedProgramThatNeverComesToTheSwitches) {
  explored_.ends = [](const std::string&, const PlanLines&) {
    StageReport stage = passing("replay -");
    stage.missed = 2;
    return stage;
  };
  const Result<Exploration> again = followed(of_another_program());
  ASSERT_TRUE(again);
  EXPECT_THAT(again->inconclusive,
              AllOf(HasSubstr("has changed"), HasSubstr("2 of the schedule's switches")));
}

TEST_F(Following, TellsAFailureThoughASwitchWasMissedOnTheWay) {
  explored_.ends = [](const std::string&, const PlanLines&) {
    StageReport stage = deadlock("-");
    stage.missed = 1;
    return stage;
  };
  const Result<Exploration> again = followed(of_another_program());
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->failure);
  EXPECT_EQ(again->inconclusive, "");
}

TEST_F(Following, LetsRacesOfTheLibraryPassAsTheSearchDid) {
  FakeSymbols library(host_);
  for (const unsigned long pc : {0x100UL, 0x200UL})
    library.add(pc, "/usr/include/c++/12/bits/locale_facets.h", 7);
  explored_.ends = [](const std::string&, const PlanLines& plan) {
    StageReport stage = deadlock(kSchedule);
    if (asked(plan, "unjudged").empty()) stage.verdict = "race";
    return stage;
  };
  EXPECT_EQ(shown().kind, "deadlock");
}

TEST_F(Following, NamesTheSwitchesByTheSourceWhereThatIsAsked) {
  StageReport found = deadlock(kSchedule);
  found.places = {{"lock", 0x50, false}};
  explored_.ends = [found](const std::string&, const PlanLines&) { return found; };
  EXPECT_TRUE(shown().schedule.empty());
  explored_.program.by_source = true;
  EXPECT_EQ(shown().schedule.size(), 1u);
  EXPECT_EQ(asked(explored_.plans().back(), "shared"), "80") << "its visits are to be seen";
}

}  // namespace
}  // namespace ccgrade::explore
