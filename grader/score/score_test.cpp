#include "grader/score/score.hpp"

#include <gtest/gtest.h>

namespace ccgrade {
namespace {

Rubric rubric() {
  Rubric rubric;
  rubric.criteria.push_back(
      {"works", "It works", 60, {}, {"eats"}, Unfinished::unmet, 0, {"watch"}});
  rubric.criteria.push_back(
      {"no-deadlock", "No deadlock", 30, {"lock-order-inversion"}, {}, Unfinished::unmet, 0, {}});
  rubric.criteria.push_back(
      {"parallel", "In parallel", 10, {}, {"side_by_side"}, Unfinished::not_judged, 0.5, {}});
  return rubric;
}

Run run(const std::string& scenario, Ending ending, int repeat = 1) {
  Run run;
  run.id = "watch/" + scenario + "/" + std::to_string(repeat);
  run.tool = "watch";
  run.scenario = scenario;
  run.outcome = {ending, 0, "as it ended"};
  return run;
}

Facts clean_facts() {
  Facts facts;
  facts.build.built = true;
  facts.judged = {"watch"};
  facts.runs = {run("eats", Ending::passed), run("side_by_side", Ending::passed)};
  return facts;
}

Finding inversion(Certainty certainty) {
  Finding finding;
  finding.id = "F1";
  finding.rule = "lock-order-inversion";
  finding.certainty = certainty;
  return finding;
}

CriterionStatus status_of(const Scorecard& card, const std::string& id) {
  for (const CriterionResult& each : card.criteria)
    if (each.id == id) return each.status;
  ADD_FAILURE() << "no criterion " << id;
  return CriterionStatus::not_judged;
}

TEST(Score, CleanFactsPassWithFullMarks) {
  const Scorecard card = score(rubric(), clean_facts());
  EXPECT_EQ(card.verdict, Verdict::pass);
  EXPECT_EQ(card.total, 100);
}

TEST(Score, LikelyAndProvenFindingsCostAndSuspectedOnesDoNot) {
  for (const auto& [certainty, total] :
       {std::pair{Certainty::suspected, 100}, {Certainty::likely, 70}, {Certainty::proven, 70}}) {
    Facts facts = clean_facts();
    facts.findings = {inversion(certainty)};
    EXPECT_EQ(score(rubric(), facts).total, total) << name_of(certainty);
  }
}

TEST(Score, ACriterionOfAllScenariosIsNotMetWhenOneOfThemNeverEnded) {
  Rubric asked = rubric();
  asked.criteria[1].observers = {"watch"};
  Facts facts = clean_facts();
  facts.runs[0] = run("eats", Ending::timed_out);
  EXPECT_EQ(status_of(score(asked, facts), "no-deadlock"), CriterionStatus::not_judged);
  facts.runs[0] = run("eats", Ending::failed_check);
  EXPECT_EQ(status_of(score(asked, facts), "no-deadlock"), CriterionStatus::met);
}

TEST(Score, EveryLostPointNamesItsCause) {
  Facts facts = clean_facts();
  facts.findings = {inversion(Certainty::proven)};
  facts.runs[0] = run("eats", Ending::deadlocked);
  for (const CriterionResult& each : score(rubric(), facts).criteria)
    if (each.status == CriterionStatus::unmet) {
      EXPECT_FALSE(each.because.empty()) << each.id;
    }
}

TEST(Score, AScenarioThatDoesNotEndIsNoJudgementWhereTheCriterionSaysSo) {
  Facts facts = clean_facts();
  facts.runs[1] = run("side_by_side", Ending::deadlocked);
  EXPECT_EQ(status_of(score(rubric(), facts), "parallel"), CriterionStatus::not_judged);
  facts.runs[1] = run("side_by_side", Ending::failed_check);
  EXPECT_EQ(status_of(score(rubric(), facts), "parallel"), CriterionStatus::unmet);
}

TEST(Score, AScenarioThatIsStillRunningAtItsLimitIsUnmet) {
  Facts facts = clean_facts();
  facts.runs[0] = run("eats", Ending::timed_out);
  EXPECT_EQ(status_of(score(rubric(), facts), "works"), CriterionStatus::unmet);
}

TEST(Score, AGraverStatusCitesItsOwnCausesOnly) {
  Facts facts = clean_facts();
  facts.runs[1] = run("side_by_side", Ending::deadlocked);
  facts.runs.push_back(run("side_by_side", Ending::failed_check, 2));
  const CriterionResult parallel = score(rubric(), facts).criteria[2];
  EXPECT_EQ(parallel.status, CriterionStatus::unmet);
  EXPECT_EQ(parallel.because, std::vector<std::string>{"watch/side_by_side/2"});
}

TEST(Score, PassingSometimesIsUnstableAndNoPass) {
  Facts facts = clean_facts();
  facts.runs.push_back(run("eats", Ending::failed_check, 2));
  EXPECT_EQ(score(rubric(), facts).verdict, Verdict::unstable);
}

TEST(Score, AScheduleThatTheExplorerChoseIsNoMatterOfLuck) {
  Facts facts = clean_facts();
  auto explored = run("eats", Ending::failed_check, 2);
  explored.tool = "explore";
  facts.runs.push_back(explored);
  EXPECT_EQ(score(rubric(), facts).verdict, Verdict::fail);
}

TEST(Score, WhatWasSkippedIsAGapOnlyWhereTheCriterionAsksAboutIt) {
  Rubric asked = rubric();
  for (Criterion& criterion : asked.criteria) criterion.observers = {"watch"};
  Facts facts = clean_facts();
  facts.runs.push_back(run("side_by_side", Ending::skipped, 2));
  const Scorecard card = score(asked, facts);
  for (const Criterion& criterion : asked.criteria) {
    const bool asks = criterion.scenarios.empty() || criterion.scenarios[0] == "side_by_side";
    EXPECT_EQ(status_of(card, criterion.id),
              asks ? CriterionStatus::not_judged : CriterionStatus::met)
        << criterion.id;
  }
}

TEST(Score, AProvenFindingIsAFailureEvenWhenOtherRunsPassed) {
  Facts facts = clean_facts();
  facts.runs.push_back(run("eats", Ending::deadlocked, 2));
  facts.findings = {inversion(Certainty::proven)};
  EXPECT_EQ(score(rubric(), facts).verdict, Verdict::fail);
}

TEST(Score, AnObserverThatDidNotRunIsAnInfraErrorAndNeverAPass) {
  Facts facts = clean_facts();
  facts.judged.clear();
  facts.not_judged = {{"watch", "it could not start"}};
  const Scorecard card = score(rubric(), facts);
  EXPECT_EQ(card.verdict, Verdict::infra_error);
  EXPECT_EQ(status_of(card, "works"), CriterionStatus::not_judged);
}

TEST(Score, AnObserverThatSawNothingEndCannotAcquit) {
  Rubric needs_watch = rubric();
  needs_watch.criteria[1].observers = {"watch"};
  Facts facts = clean_facts();
  for (auto& each : facts.runs) each.outcome = {Ending::exited, 0, "it left early"};
  EXPECT_EQ(status_of(score(needs_watch, facts), "no-deadlock"), CriterionStatus::not_judged);
  facts.runs[0].outcome = {Ending::passed, 0, {}};
  EXPECT_EQ(status_of(score(needs_watch, facts), "no-deadlock"), CriterionStatus::met);
}

TEST(Score, OurOwnFaultInARunNeverCostsPoints) {
  Facts facts = clean_facts();
  facts.runs[0] = run("eats", Ending::our_fault);
  EXPECT_EQ(score(rubric(), facts).verdict, Verdict::infra_error);
}

TEST(Score, SpeedCostsOnlyWhenManyPairsLieBelowTheMinimum) {
  Facts facts = clean_facts();
  facts.speeds = {{"dinner", 0.3, 0.25, 0.36, 11}};
  EXPECT_EQ(status_of(score(rubric(), facts), "parallel"), CriterionStatus::unmet);
  facts.speeds = {{"dinner", 0.3, 0.25, 0.36, 10}};
  EXPECT_EQ(status_of(score(rubric(), facts), "parallel"), CriterionStatus::not_judged);
  facts.speeds = {{"dinner", 0.45, 0.3, 0.7, 20}};
  EXPECT_EQ(status_of(score(rubric(), facts), "parallel"), CriterionStatus::not_judged);
  facts.speeds = {{"dinner", 0.9, 0.4, 1.4, 4}};
  EXPECT_EQ(status_of(score(rubric(), facts), "parallel"), CriterionStatus::met);
}

TEST(Score, ABenchmarkThatCrashesLosesTheSpeed) {
  Facts facts = clean_facts();
  auto crash = run("benchmark", Ending::signalled);
  crash.tool = "bench";
  facts.runs.push_back(crash);
  EXPECT_EQ(status_of(score(rubric(), facts), "parallel"), CriterionStatus::unmet);
}

TEST(Score, AFindingThatNoCriterionNamesIsNoPass) {
  Facts facts = clean_facts();
  Finding crash = inversion(Certainty::proven);
  crash.rule = "crash";
  facts.findings = {crash};
  const Scorecard card = score(rubric(), facts);
  EXPECT_EQ(card.verdict, Verdict::fail);
  EXPECT_EQ(card.total, 100);
}

TEST(Score, ARunThatNoCriterionNamesIsNoPass) {
  Facts facts = clean_facts();
  facts.runs.push_back(run("unlisted", Ending::signalled));
  EXPECT_EQ(score(rubric(), facts).verdict, Verdict::fail);
}

TEST(Score, WhatDoesNotCompileIsNotGradableAndLosesNothing) {
  Facts facts;
  facts.build.errors = "bank.cpp:1: error";
  const Scorecard card = score(rubric(), facts);
  EXPECT_EQ(card.verdict, Verdict::not_gradable);
  EXPECT_EQ(status_of(card, "works"), CriterionStatus::not_judged);
}

TEST(Score, AnInterruptedGradingIsNoJudgement) {
  Facts facts = clean_facts();
  facts.interrupted = true;
  EXPECT_EQ(score(rubric(), facts).verdict, Verdict::infra_error);
}

}  // namespace
}  // namespace ccgrade
