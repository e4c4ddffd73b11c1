#include "grader/pipeline/merge.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace ccgrade {
namespace {

using testing::ElementsAre;

const RuleTable kRules{
    {"lock-order-inversion", {"deadlock", ""}}, {"self-deadlock", {"deadlock", ""}},
    {"data-race", {"data-race", ""}},           {"thread-leak", {"thread-leak", ""}},
    {"thread-not-joined", {"thread-leak", ""}}, {"use-after-free", {"memory-error", ""}},
    {"invalid-access", {"memory-error", ""}}};

Site site(Role role, int line, const std::string& object = {}) {
  return {role, "bank.cpp", line, "transfer", object};
}

Finding found(const std::string& tool, const std::string& rule, Certainty certainty,
              std::vector<Site> sites) {
  Finding finding;
  finding.rule = rule;
  finding.tool = tool;
  finding.certainty = certainty;
  finding.message = tool + " says so";
  finding.where = {"bank.cpp", sites.empty() ? 1 : sites.front().line, 1};
  finding.sites = std::move(sites);
  finding.evidence = {{tool, certainty, RunRef{tool + "/a/1"}}};
  return finding;
}

Finding deadlock(const std::string& tool, Certainty certainty, const std::vector<int>& wanted) {
  std::vector<Site> sites;
  for (const int line : wanted) sites.push_back(site(Role::wants, line));
  return found(tool, "lock-order-inversion", certainty, sites);
}

Finding race(const std::string& tool, int writes, int reads) {
  return found(tool, "data-race", Certainty::proven,
               {site(Role::writes, writes), site(Role::reads, reads)});
}

std::vector<std::string> tools(const Finding& finding) {
  std::vector<std::string> names;
  for (const Evidence& each : finding.evidence) names.push_back(each.tool);
  return names;
}

TEST(Merge, OneBugSeenByTwoToolsIsOneFindingOfTheMoreCertain) {
  for (const bool turned : {false, true}) {
    std::vector<Finding> both{deadlock("static", Certainty::likely, {52}),
                              deadlock("watch", Certainty::proven, {52})};
    if (turned) std::swap(both[0], both[1]);
    const auto merged = merge(both, kRules);
    ASSERT_EQ(merged.size(), 1u);
    EXPECT_EQ(merged[0].tool, "watch");
    EXPECT_EQ(merged[0].message, "static says so") << "only the source knows the objects' names";
    EXPECT_EQ(merged[0].certainty, Certainty::proven);
    EXPECT_THAT(tools(merged[0]), testing::IsSupersetOf({"watch", "static"}));
  }
}

TEST(Merge, WithoutStaticAnalysisTheMostCertainWordsWin) {
  const auto merged =
      merge({deadlock("helgrind", Certainty::suspected, {52}),
             deadlock("watch", Certainty::proven, {52}), deadlock("tsan", Certainty::likely, {52})},
            kRules);
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].message, "watch says so");
}

TEST(Merge, TheMoreCertainLeadsEvenWhereTheOtherIsGraver) {
  Finding suspicion = deadlock("helgrind", Certainty::suspected, {52});
  suspicion.trail = {{"bank.cpp", 52, "T1", "takes them in another order"}};
  Finding witness = found("watch", "self-deadlock", Certainty::proven, {site(Role::wants, 52)});
  witness.severity = Severity::warning;
  witness.where.column = 9;
  witness.trail = {{"bank.cpp", 52, "T2", "waits for ever"}};
  witness.replay = "ccgrade replay token";
  for (const bool turned : {false, true}) {
    const auto merged =
        merge(turned ? std::vector{witness, suspicion} : std::vector{suspicion, witness}, kRules);
    ASSERT_EQ(merged.size(), 1u);
    const Finding& one = merged[0];
    EXPECT_EQ(one.certainty, Certainty::proven);
    EXPECT_EQ(one.tool, "watch");
    EXPECT_EQ(one.rule, "self-deadlock");
    EXPECT_EQ(one.message, "watch says so");
    EXPECT_EQ(one.where, witness.where);
    EXPECT_EQ(one.trail, witness.trail);
    EXPECT_EQ(one.replay, witness.replay);
    EXPECT_THAT(tools(one), ElementsAre("watch", "helgrind")) << "the best evidence first";
    EXPECT_EQ(one.severity, Severity::error) << "what the graver one fears still counts";
  }
}

TEST(Merge, RulesOfOneFamilyNameOneBug) {
  const auto merged =
      merge({found("asan", "use-after-free", Certainty::proven, {site(Role::reads, 9)}),
             found("memcheck", "invalid-access", Certainty::proven, {site(Role::reads, 9)})},
            kRules);
  EXPECT_EQ(merged.size(), 1u);
  const auto apart = merge({deadlock("watch", Certainty::proven, {9}), race("tsan", 9, 9)}, kRules);
  EXPECT_EQ(apart.size(), 2u);
}

TEST(Merge, TwoRacesThatShareOneLineStayTwo) {
  EXPECT_EQ(merge({race("tsan", 10, 20), race("tsan", 10, 30)}, kRules).size(), 2u);
  EXPECT_EQ(merge({race("tsan", 10, 20), race("helgrind", 10, 20)}, kRules).size(), 1u);
}

TEST(Merge, ADeadlockOverALargerCycleLendsItsEvidenceToTheSmaller) {
  const auto merged = merge({deadlock("watch", Certainty::proven, {52, 56, 68}),
                             deadlock("watch", Certainty::proven, {52})},
                            kRules);
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].sites.size(), 1u) << "the lines of the larger one are not its own";
  EXPECT_EQ(merged[0].evidence.size(), 1u) << "the same run, cited once";
}

TEST(Merge, ALargerCycleDoesNotMakeTwoBugsOne) {
  const auto merged = merge(
      {deadlock("watch", Certainty::proven, {52}), deadlock("watch", Certainty::proven, {56, 68}),
       deadlock("watch", Certainty::proven, {52, 56, 68}),
       deadlock("static", Certainty::likely, {52}),
       deadlock("static", Certainty::likely, {56, 68})},
      kRules);
  ASSERT_EQ(merged.size(), 2u);
  for (const Finding& finding : merged)
    EXPECT_THAT(tools(finding), testing::IsSupersetOf({"watch", "static"}));
}

TEST(Merge, CyclesThatOnlyOverlapStayTwo) {
  EXPECT_EQ(merge({deadlock("watch", Certainty::proven, {1, 2}),
                   deadlock("watch", Certainty::proven, {2, 3})},
                  kRules)
                .size(),
            2u);
}

TEST(Merge, SuspicionsAddUpToNothingMore) {
  const auto merged = merge({deadlock("tsan", Certainty::suspected, {52}),
                             deadlock("helgrind", Certainty::suspected, {52})},
                            kRules);
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].certainty, Certainty::suspected);
}

TEST(Merge, ASuspectedSmallerCycleDoesNotSwallowAProvenLargerOne) {
  const auto merged = merge({deadlock("helgrind", Certainty::suspected, {52}),
                             deadlock("watch", Certainty::proven, {52, 56})},
                            kRules);
  EXPECT_THAT(
      std::count_if(merged.begin(), merged.end(),
                    [](const Finding& each) { return each.certainty == Certainty::proven; }),
      1);
}

TEST(Merge, AThreadIsOneByWhereItIsCreated) {
  const auto merged = merge({found("static", "thread-not-joined", Certainty::likely,
                                   {site(Role::creates, 83), site(Role::calls, 104)}),
                             found("watch", "thread-leak", Certainty::proven,
                                   {site(Role::creates, 83), site(Role::waits, 90)})},
                            kRules);
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].rule, "thread-leak");
}

TEST(Merge, TheStoryOfStaticAnalysisOutlivesTheWordsOfWatch) {
  Finding predicted = deadlock("static", Certainty::likely, {52});
  predicted.trail = {{"bank.cpp", 51, "T1", "takes"}};
  const auto merged = merge({predicted, deadlock("watch", Certainty::proven, {52})}, kRules);
  ASSERT_EQ(merged.size(), 1u);
  const bool told =
      std::any_of(merged[0].evidence.begin(), merged[0].evidence.end(), [&](auto& each) {
        const auto* story = std::get_if<SourceTrail>(&each.what);
        return story && story->steps == predicted.trail;
      });
  EXPECT_TRUE(told);
}

TEST(Merge, OrdersByGravityAndNumbersInThatOrder) {
  Finding advice = race("tsan", 1, 2);
  advice.severity = Severity::advice;
  const auto merged = merge({deadlock("helgrind", Certainty::suspected, {9}), advice,
                             deadlock("watch", Certainty::proven, {5})},
                            kRules);
  std::vector<std::pair<std::string, int>> order;
  for (const Finding& each : merged) order.emplace_back(each.id, each.where.line);
  EXPECT_THAT(order, ElementsAre(std::pair("F1", 5), std::pair("F2", 1), std::pair("F3", 9)));
}

TEST(Merge, GivesTheSameWhateverOrderObserversSpokeIn) {
  std::vector<Finding> all{deadlock("watch", Certainty::proven, {52, 56, 68}),
                           deadlock("static", Certainty::likely, {56, 68}),
                           deadlock("watch", Certainty::proven, {52}), race("tsan", 10, 20),
                           deadlock("helgrind", Certainty::suspected, {52})};
  std::sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.message < b.message; });
  const auto expected = merge(all, kRules);
  for (int turn = 0; turn < 5; ++turn) {
    std::rotate(all.begin(), all.begin() + 1, all.end());
    const auto merged = merge(all, kRules);
    ASSERT_EQ(merged.size(), expected.size());
    for (std::size_t i = 0; i < merged.size(); ++i) {
      EXPECT_EQ(merged[i].id, expected[i].id);
      EXPECT_EQ(merged[i].where, expected[i].where);
      EXPECT_EQ(merged[i].fingerprint, expected[i].fingerprint);
    }
  }
}

TEST(Fingerprints, SurviveAShiftOfLinesAndTellObjectsApart) {
  const auto print = [](int line, const std::string& object) {
    Finding finding =
        found("watch", "lock-order-inversion", Certainty::proven,
              {site(Role::holds, line, "from.mutex"), site(Role::wants, line + 1, object)});
    return merge({finding}, kRules).at(0).fingerprint;
  };
  EXPECT_EQ(print(51, "to.mutex"), print(151, "to.mutex"));
  EXPECT_NE(print(51, "to.mutex"), print(51, "journal_mutex"));
  EXPECT_EQ(print(51, "to.mutex").size(), 16u);
}

TEST(Merge, OfNothingIsNothing) {
  EXPECT_TRUE(merge({}, kRules).empty());
}

}  // namespace
}  // namespace ccgrade
