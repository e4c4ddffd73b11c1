#include "analyzers/dynamic/tsan/report.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "analyzers/dynamic/execution/marked_log.hpp"
#include "tests/fakes/recorded.hpp"

namespace ccgrade::tsan {
namespace {

using testing::IsEmpty;

std::vector<Finding> findings_in(const std::string& name, bool unseen_order = false) {
  RecordedSymbols symbols("tsan", name);
  const auto reports = parse_reports(recorded("tsan", name + ".log"));
  std::vector<Finding> all;
  for (const Report& report : reports)
    for (Finding& finding : findings_of(report, symbols.knowing(addresses_of(reports)),
                                        "tsan/two_workers/1", unseen_order))
      all.push_back(std::move(finding));
  return all;
}

TEST(TsanReport, ProvesARaceWithBothAccesses) {
  const auto findings = findings_in("race");
  ASSERT_EQ(findings.size(), 1u);
  const Finding& race = findings[0];
  EXPECT_EQ(race.rule, "data-race");
  EXPECT_EQ(race.certainty, Certainty::proven);
  EXPECT_EQ(race.where.file, "work.cpp");
  EXPECT_EQ(race.where.line, 8);
  ASSERT_EQ(race.trail.size(), 2u);
  EXPECT_NE(race.trail[0].thread, race.trail[1].thread);
  EXPECT_EQ(std::get<RunRef>(race.evidence.at(0).what).run, "tsan/two_workers/1");
}

TEST(TsanReport, OnlySuspectsARaceOfAProgramWithFences) {
  const auto findings = findings_in("race", true);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].certainty, Certainty::suspected);
  EXPECT_EQ(findings[0].evidence.at(0).certainty, Certainty::suspected);
}

TEST(TsanReport, OnlySuspectsALockOrder) {
  const auto findings = findings_in("inversion", true);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "lock-order-inversion");
  EXPECT_EQ(findings[0].certainty, Certainty::suspected);
  std::vector<std::pair<Role, int>> sites;
  for (const Site& site : findings[0].sites) sites.emplace_back(site.role, site.line);
  EXPECT_THAT(
      sites, testing::UnorderedElementsAre(std::pair(Role::wants, 11), std::pair(Role::holds, 10),
                                           std::pair(Role::wants, 15), std::pair(Role::holds, 14)));
}

TEST(TsanReport, SuspectsAnUnlockByAnotherThread) {
  const auto findings = findings_in("foreign-unlock");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "unlock-not-held");
  EXPECT_EQ(findings[0].where.line, 11);
}

/// What becomes of a report of this type at an unlock of a mutex of this class in work.cpp.
std::vector<Finding> findings_at_unlock_of(const std::string& mutex, const std::string& type) {
  const nlohmann::json inlined{
      {{"FileName", "/usr/include/c++/12/mutex"}, {"FunctionName", mutex + "::unlock()"}},
      {{"FileName", "./work.cpp"}, {"FunctionName", "work(int)"}, {"Line", 11}}};
  FakeHost host;
  host.answer("llvm-symbolizer-19", exited(0, nlohmann::json{{{"Symbol", inlined}}}.dump()));
  Symbolizer symbols(host, "program");
  EXPECT_TRUE(symbols.resolve({0x10}));
  return findings_of({type, {}, {{0x10}}, {}}, symbols, "run", false);
}

/// A race between work.cpp and a stack whose only frame is in this file.
Certainty certainty_against(const std::string& other_file) {
  const auto frame = [](const std::string& file, const std::string& function) {
    return nlohmann::json{{{"FileName", file}, {"FunctionName", function}, {"Line", 11}}};
  };
  const nlohmann::json symbolized{{{"Symbol", frame("./work.cpp", "work()")}},
                                  {{"Symbol", frame(other_file, "other()")}}};
  FakeHost host;
  host.answer("llvm-symbolizer-19", exited(0, symbolized.dump()));
  Symbolizer symbols(host, "program");
  EXPECT_TRUE(symbols.resolve({0x10, 0x20}));
  const Report race{"data-race", {{1, false, false, {0x10}}, {2, true, false, {0x20}}}, {}, {}};
  return findings_of(race, symbols, "run", false).at(0).certainty;
}

TEST(TsanReport, ARaceInsideTheLibraryAloneIsASuspicion) {
  EXPECT_EQ(certainty_against("/usr/include/c++/12/bits/exception_ptr.h"), Certainty::suspected);
  EXPECT_EQ(certainty_against("harness/scenarios.cpp"), Certainty::proven);
  EXPECT_EQ(certainty_against("./other.cpp"), Certainty::proven);
}

TEST(TsanReport, AnAtomicSharedPtrsRaceWithItselfIsASuspicion) {
  const std::string inside = R"([{"FileName":"/usr/include/c++/12/bits/shared_ptr_atomic.h",
      "FunctionName":"load","Line":500},{"FileName":"./work.cpp","FunctionName":"work","Line":1}])";
  const std::string own = R"([{"FileName":"./work.cpp","FunctionName":"work","Line":2}])";
  const std::string further_in = R"([{"FileName":"/usr/include/c++/12/bits/move.h",
      "FunctionName":"swap","Line":200},)" +
                                 inside.substr(1);
  const std::string own_swap = R"([{"FileName":"/usr/include/c++/12/bits/move.h",
      "FunctionName":"swap","Line":200},)" +
                               own.substr(1);
  for (const auto& [other, certainty] : {std::pair{inside, Certainty::suspected},
                                         {further_in, Certainty::suspected},
                                         {own, Certainty::proven},
                                         {own_swap, Certainty::proven}}) {
    FakeHost host;
    host.answer("llvm-symbolizer-19",
                exited(0, "[{\"Symbol\":" + inside + "},{\"Symbol\":" + other + "}]"));
    Symbolizer symbols(host, "program");
    ASSERT_TRUE(symbols.resolve({0x10, 0x20}));
    const Report race{"data-race", {{1, false, false, {0x10}}, {2, true, false, {0x20}}}, {}, {}};
    EXPECT_EQ(findings_of(race, symbols, "run", false).at(0).certainty, certainty);
  }
}

TEST(TsanReport, WhatIsSaidOfATimedMutexIsBelieved) {
  for (const char* type : {"mutex-bad-unlock", "locked-mutex-destroy", "mutex-double-lock"})
    EXPECT_EQ(findings_at_unlock_of("std::timed_mutex", type).size(), 1u) << type;
}

TEST(TsanReport, AccusesNobodyForWhatNeverEntersTheSubmission) {
  FakeHost host;
  const Symbolizer nothing_known(host, "program");
  const Report report{"data-race", {{1, true, false, {0x10}}, {2, false, false, {0x20}}}, {}, {}};
  EXPECT_THAT(findings_of(report, nothing_known, "run", false), IsEmpty());
}

TEST(TsanReport, LinesThatAreNoneOrCutAreLeftOut) {
  EXPECT_THAT(parse_reports("nonsense\n{}\n[]\n7\n{\"type\":7}\n"), IsEmpty());
  EXPECT_THAT(parse_reports("{\"type\":\"data-race\"}\n"), IsEmpty());
  const std::string log = recorded("tsan", "race.log");
  ASSERT_EQ(parse_reports(log).size(), 1u);
  for (std::size_t cut = 0; cut + 2 < log.size(); ++cut)
    EXPECT_THAT(parse_reports(log.substr(0, cut)), IsEmpty()) << cut;
  EXPECT_EQ(parse_reports(log + log.substr(0, 200)).size(), 1u);
}

TEST(TsanReport, BelongsToTheScenarioThatItsLogNames) {
  const auto parts = split_at_marks(recorded("tsan", "race.log"));
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[1].scenario, "two_workers");
  EXPECT_EQ(parse_reports(parts[1].text).size(), 1u);
}

}  // namespace
}  // namespace ccgrade::tsan
