#include "analyzers/explore/driver/verdict.hpp"

#include <gmock/gmock.h>

namespace ccgrade::explore {
namespace {

using testing::HasSubstr;
using ScenarioRun = Run;  // inside of a fixture, Run is GoogleTest's

Exploration failing(const std::string& kind, const std::string& message,
                    std::vector<TrailStep> threads) {
  Exploration exploration;
  exploration.schedules = 7;
  ScheduleFailure failure;
  failure.kind = kind;
  failure.message = message;
  failure.threads = std::move(threads);
  failure.token = "cc1:-:00000000";
  exploration.failure = failure;
  return exploration;
}

TEST(ExploreVerdict, ACycleOfLocksIsALockOrderInversionAtWhatTheThreadsWant) {
  ScenarioRun run;
  run.id = "explore/x/1";
  const auto finding = judge(failing("deadlock", "threads wait for each other in a cycle",
                                     {{"bank.cpp", 5, "T1", ""}, {"bank.cpp", 9, "T2", ""}}),
                             run);
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->rule, "lock-order-inversion");
  EXPECT_EQ(finding->certainty, Certainty::proven);
  EXPECT_EQ(finding->where, (Location{"bank.cpp", 5, 0}));
  ASSERT_EQ(finding->sites.size(), 2u);
  for (const Site& site : finding->sites) EXPECT_EQ(site.role, Role::wants);
  EXPECT_EQ(std::get<RunRef>(finding->evidence.at(0).what).run, "explore/x/1");
  EXPECT_EQ(std::get<ScheduleRef>(finding->evidence.at(1).what).token, "cc1:-:00000000");
  EXPECT_EQ(run.outcome.ending, Ending::deadlocked);
  EXPECT_THAT(run.outcome.detail, HasSubstr("in schedule 7"));
}

TEST(ExploreVerdict, EachFailureHasARuleOfItsOwn) {
  struct Row {
    const char *kind, *message, *rule;
  };
  for (const Row& row :
       {Row{"deadlock", "a thread waits for itself", "self-deadlock"},
        {"deadlock", "a thread waits for a semaphore", "stuck-thread"},
        {"use-after-free", "memory is freed twice", "double-free"},
        {"use-after-free", "a thread uses memory that was freed", "use-after-free"},
        {"misuse", "memory is freed that was not allocated", "double-free"},
        {"misuse", "a mutex is destroyed while a thread holds it", "mutex-destroyed-locked"},
        {"misuse", "a thread unlocks a mutex that is not locked", "unlock-not-held"},
        {"misuse", "a thread is joined that was joined or detached before",
         "undefined-behaviour"}}) {
    ScenarioRun run;
    const auto finding = judge(failing(row.kind, row.message, {{"bank.cpp", 5, "T1", ""}}), run);
    ASSERT_TRUE(finding) << row.message;
    EXPECT_EQ(finding->rule, row.rule) << row.message;
  }
}

TEST(ExploreVerdict, ARaceDoesNotFailTheScenario) {
  ScenarioRun run;
  const auto finding = judge(failing("race", "without order",
                                     {{"a.cpp", 1, "T1", "writes"}, {"a.cpp", 2, "T2", "reads 3"}}),
                             run);
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->sites.at(0).role, Role::writes);
  EXPECT_EQ(finding->sites.at(1).role, Role::reads);
  EXPECT_EQ(run.outcome.ending, Ending::passed);
}

TEST(ExploreVerdict, AFailedCheckIsShownAtTheLastStepsInTheSubmission) {
  Exploration exploration =
      failing("assert", "no money vanishes", {{"harness/s.cpp", 9, "T0", ""}});
  exploration.failure->story = {{"bank.cpp", 1, "T1", "reads 1"},
                                {"bank.cpp", 2, "T2", "reads 1"},
                                {"bank.cpp", 3, "T1", "writes"},
                                {"harness/s.cpp", 8, "T0", "reads 2"}};
  ScenarioRun run;
  const auto finding = judge(exploration, run);
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->rule, "failed-check");
  EXPECT_EQ(finding->where, (Location{"bank.cpp", 3, 0}));
  EXPECT_EQ(finding->sites.size(), 2u);
  EXPECT_EQ(run.outcome.ending, Ending::failed_check);
}

TEST(ExploreVerdict, WhatTouchesNoLineOfTheSubmissionIsOurs) {
  ScenarioRun run;
  EXPECT_FALSE(
      judge(failing("race", "without order", {{"harness/s.cpp", 9, "T0", "writes"}}), run));
  EXPECT_EQ(run.outcome.ending, Ending::our_fault);
}

TEST(ExploreVerdict, WithoutAFailureItPassesAndSaysHowMuchWasLookedAt) {
  Exploration exploration;
  exploration.schedules = 4000;
  ScenarioRun run;
  EXPECT_FALSE(judge(exploration, run));
  EXPECT_EQ(run.outcome.ending, Ending::passed);
  EXPECT_THAT(run.log.at(0), HasSubstr("4000 schedules"));
  exploration.inconclusive = "it blocks";
  EXPECT_FALSE(judge(exploration, run));
  EXPECT_EQ(run.outcome.ending, Ending::skipped);
}

}  // namespace
}  // namespace ccgrade::explore
