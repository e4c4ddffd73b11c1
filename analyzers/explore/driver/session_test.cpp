#include "analyzers/explore/driver/session.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/explored_program.hpp"

namespace ccgrade::explore {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

std::string complaint(const ProcessResult& end) {
  FakeHost host;
  host.answer("program", end);
  const Result<SessionReport> report =
      run_session(host, Program{.path = "program"}, {"run usual 1 1"});
  EXPECT_FALSE(report);
  return report ? "" : report.error().message;
}

ProcessResult ended(Ending ending, const std::string& report) {
  ProcessResult result = exited(0, "", "", {report});
  result.outcome = {ending, 11, "Segmentation fault"};
  return result;
}

TEST(Session, SaysWhatTheRuntimeRefused) {
  EXPECT_EQ(complaint(exited(0, "", "", {"{\"refused\":\"a thread is started before main\"}\n"})),
            "a thread is started before main");
}

TEST(Session, NeverTakesSilenceForSuccess) {
  EXPECT_THAT(complaint(exited(0, "", "", {""})), HasSubstr("before its main"));
  EXPECT_THAT(complaint(ended(Ending::signalled, "")), HasSubstr("Segmentation fault"));
}

TEST(Session, NeverGuessesWhatIsCutOff) {
  EXPECT_THAT(complaint(exited(0, "", "", {"{\"stage\":\"usual\",\"exec"})), HasSubstr("cut off"));
  EXPECT_THAT(complaint(exited(0, "", "", {"{\"stage\":\"usual\"}\n"})),
              HasSubstr("cannot be read"));
}

TEST(Session, BelievesNoScheduleThatCannotBeRead) {
  EXPECT_THAT(complaint(exited(0, "", "", {"{\"stage\":\"usual\",\"schedule\":\"0@x>1\"}\n"})),
              HasSubstr("schedule that is none"));
}

/// A program that runs to the end of its plan.
class Sessions : public testing::Test {
 protected:
  SessionReport reported(const Executed& executed) {
    explored_.ends = [executed](const std::string&, const PlanLines&) { return executed; };
    const Result<SessionReport> report = run_session(host_, explored_.program, {"run pos 1 5"});
    EXPECT_TRUE(report);
    return report ? *report : SessionReport{};
  }

  FakeHost host_;
  ExploredProgram explored_{host_};
};

TEST_F(Sessions, AskForEverythingThatTheProgramSays) {
  Program& program = explored_.program;
  program.unjudged = {16};
  program.aims = {32};
  program.shared = {48, 64};
  program.threads = 7;
  program.max_steps = 9;
  program.seconds = 2;
  program.surprises = 3;
  program.races = false;
  program.coverage = true;
  ASSERT_TRUE(run_session(host_, program, {"run usual 1 1", "run pos 1 5"}));
  EXPECT_THAT(explored_.plans().back(),
              ElementsAre("seconds 2.000000", "threads 7", "steps 9", "surprises 3", "races off",
                          "leaks on", "late-writes off", "coverage on", "unjudged 16", "aim 32",
                          "shared 48", "shared 64", "run usual 1 1", "run pos 1 5"));
}

TEST_F(Sessions, HaveASwitchForEachThingThatIsJudgedOrCounted) {
  Program& program = explored_.program;
  program.leaks = false;
  program.late_writes = true;
  ASSERT_TRUE(run_session(host_, program, {"replay -"}));
  const PlanLines plan = explored_.plans().back();
  EXPECT_EQ(asked(plan, "races"), "on");
  EXPECT_EQ(asked(plan, "leaks"), "off");
  EXPECT_EQ(asked(plan, "late-writes"), "on");
  EXPECT_EQ(asked(plan, "coverage"), "off");
}

TEST_F(Sessions, GiveTheProgramItsSettingsAndTimeToEnd) {
  explored_.program.env = {"CCGRADE_SEED=7"};
  explored_.program.seconds = 2;
  reported(passing("run pos 1 5"));
  const Command command = host_.commands().back();
  EXPECT_THAT(command.env, Contains("CCGRADE_SEED=7"));
  EXPECT_THAT(command.env, Contains("CCGRADE_EXPLORE_FD=3"));
  EXPECT_GT(command.limits.wall_seconds, 2);
  EXPECT_TRUE(command.fixed_addresses) << "or no hash would be the same twice";
}

TEST_F(Sessions, ReportWhatBecameOfAStage) {
  StageReport stage = deadlock("0@8>1");
  stage.places = {{"lock", 0x100, true}};
  stage.marks = {4, 5};
  stage.missed = 3;
  const StageReport told = reported(stage).stages.at(0);
  EXPECT_TRUE(told.failed());
  EXPECT_EQ(write_schedule(told.schedule), "0@8>1");
  EXPECT_EQ(told.parties.at(1).pc, 0x200u);
  EXPECT_EQ(told.places.at(0).op, "lock");
  EXPECT_TRUE(told.places.at(0).whom_to_wake);
  EXPECT_EQ(told.marks, (std::vector<unsigned>{4, 5}));
  EXPECT_EQ(told.missed, 3);
}

TEST_F(Sessions, ReportTheTraceAndTheOrders) {
  TraceStep update = step("atomic update", 1, 0x100, 0xa0);
  update.value = 3;
  update.value_size = 4;
  update.unchanged = true;
  const SessionReport report = reported({passing("record -"), {update}, {{1, 2}}});
  ASSERT_EQ(report.trace.size(), 1u);
  EXPECT_EQ(report.trace[0].kind, "atomic update");
  EXPECT_EQ(report.trace[0].value, 3u);
  EXPECT_TRUE(report.trace[0].unchanged);
  EXPECT_EQ(report.trace[0].frames, (std::vector<unsigned long>{0x100}));
  EXPECT_THAT(report.pairs, ElementsAre(OrderedPair{1, 2}));
}

TEST_F(Sessions, KeepWhatWasReportedBeforeTheyWereCutOff) {
  explored_.ending = Ending::signalled;
  const SessionReport report = reported(passing("run pos 1 5"));
  EXPECT_EQ(report.stages.size(), 1u);
  EXPECT_THAT(report.cut_off, HasSubstr("did not come to its own end"));
  explored_.ending = Ending::exited;
  EXPECT_EQ(reported(passing("run pos 1 5")).cut_off, "");
}

TEST(AStage, FailedByAnyVerdictThatIsAJudgement) {
  StageReport stage;
  for (const char* verdict : {"passed", "inconclusive", "covered"}) {
    stage.verdict = verdict;
    EXPECT_FALSE(stage.failed()) << verdict;
  }
  stage.verdict = "race";
  EXPECT_TRUE(stage.failed());
}

}  // namespace
}  // namespace ccgrade::explore
