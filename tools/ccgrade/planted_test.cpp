#include "tools/ccgrade/planted.hpp"

#include <gmock/gmock.h>

namespace ccgrade {
namespace {

using testing::HasSubstr;

const Planted kRace{"race", "data-race", {"explore"}};
const Planted kCorrect{"correct", "", {}};

Run passed_run(const std::string& tool) {
  Run run;
  run.id = tool + "/two_workers/1";
  run.tool = tool;
  run.scenario = "two_workers";
  run.outcome = {Ending::passed, 0, ""};
  return run;
}

class PlantedTest : public testing::Test {
 protected:
  PlantedTest() {
    ScenarioSpec scenario;
    scenario.name = "two_workers";
    scenario.observers = {"watch", "explore"};
    challenge_.scenarios = {scenario};
    record_.facts.build.built = true;
    record_.facts.runs = {passed_run("watch"), passed_run("explore")};
  }

  /// The remedies of what is not good, joined; empty when all is well.
  std::string missed(const Planted& plant) const {
    std::string all;
    for (const Examined& each : examine_planted(plant, challenge_, record_))
      if (!each.good) all += each.what + ": " + each.remedy + "\n";
    return all;
  }

  void report(const std::string& rule, const std::string& tool) {
    Finding finding;
    finding.rule = rule;
    finding.tool = tool;
    finding.message = "two threads write";
    finding.evidence = {{tool, Certainty::proven, LogExcerpt{}}};
    record_.facts.findings.push_back(finding);
  }

  Challenge challenge_;
  GradeRecord record_;
};

TEST_F(PlantedTest, AnObserverThatReportsItSeesIt) {
  report("data-race", "explore");
  EXPECT_EQ(missed(kRace), "");
}

TEST_F(PlantedTest, AnObserverThatReportsNothingIsBlindAndSomethingCanBeDone) {
  report("data-race", "tsan");
  report("deadlock", "explore");
  EXPECT_THAT(missed(kRace), HasSubstr("explore sees the planted race: it looked and"));
  EXPECT_THAT(missed(kRace), HasSubstr("make build"));
}

TEST_F(PlantedTest, WhatStoppedAnObserverIsSaid) {
  record_.facts.runs[1].outcome = {Ending::skipped, 0, "the explorer cannot follow it: no fibers"};
  EXPECT_THAT(missed(kRace), HasSubstr("explore/two_workers/1 ended as skipped (the explorer "
                                       "cannot follow it: no fibers)"));
  record_.facts.not_judged = {{"explore", "personality() is forbidden"}};
  EXPECT_THAT(missed(kRace), HasSubstr("sees the planted race: personality() is forbidden"));
}

TEST_F(PlantedTest, ACorrectProgramThatPassesEverywhereAndIsAccusedByNobodyIsGood) {
  EXPECT_EQ(missed(kCorrect), "");
}

TEST_F(PlantedTest, ACorrectProgramMustPassEachRun) {
  record_.facts.runs[0].outcome = {Ending::exited, 7, "it ended with code 7"};
  EXPECT_THAT(missed(kCorrect), HasSubstr("the correct program passes: watch/two_workers/1 ended "
                                          "as exited (it ended with code 7); "));
}

TEST_F(PlantedTest, ACorrectProgramMustBeRunByEachObserver) {
  record_.facts.runs.pop_back();
  EXPECT_THAT(missed(kCorrect), HasSubstr("explore did not run two_workers"));
}

TEST_F(PlantedTest, ACorrectProgramMustBeBuilt) {
  record_.facts.build = {false, "watch", "work.cpp:1: no such header"};
  record_.facts.runs.clear();
  EXPECT_THAT(missed(kCorrect), HasSubstr("passes: it was not built: work.cpp:1: no such header"));
}

TEST_F(PlantedTest, ACorrectProgramMustBeJudgedByEverybody) {
  record_.facts.not_judged = {{"helgrind", "valgrind is not installed"}};
  EXPECT_EQ(missed(kCorrect),
            "helgrind can judge the correct program: valgrind is not installed\n");
}

TEST_F(PlantedTest, ACorrectProgramMustNotBeAccused) {
  report("data-race", "tsan");
  EXPECT_THAT(missed(kCorrect),
              HasSubstr("nobody accuses the correct program: tsan says: two threads write"));
}

}  // namespace
}  // namespace ccgrade
