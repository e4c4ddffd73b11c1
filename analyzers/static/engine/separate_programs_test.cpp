#include "analyzers/static/engine/separate_programs.hpp"

#include <gmock/gmock.h>

namespace ccgrade {
namespace {

using testing::ElementsAre;

FunctionSummary function(const std::string& usr, const std::string& name,
                         const std::string& owner = "") {
  FunctionSummary summary;
  summary.usr = usr;
  summary.name = name;
  summary.owner = owner;
  return summary;
}

Call call_of(const std::string& usr) {
  Call call;
  call.callee = usr;
  return call;
}

/// A main that adds to its own Stats by its own lock, and asks a library.
UnitSummary program(const std::string& source) {
  FunctionSummary main = function("c:@F@main#", "main");
  main.calls = {call_of("c:@S@Stats@F@add#I#"), call_of("c:@F@statistics#")};
  FunctionSummary add = function("c:@S@Stats@F@add#I#", "Stats::add", "Stats");
  AccessPath sum{Root::self, "c:@S@Stats@F@add#I##this", "sum_", {}, false};
  sum.steps.push_back({StepKind::field, "sum_", "Stats", {}});
  add.accesses.push_back({sum, {source, 3, 1}, true, false, false, "int", {}, {}});
  return {source, {main, add}, {}, {{"c:@F@main#", ""}, {"c:@S@Stats", "Stats"}}};
}

std::vector<std::string> usrs_of(const UnitSummary& unit) {
  std::vector<std::string> usrs;
  for (const FunctionSummary& each : unit.functions) usrs.push_back(each.usr);
  return usrs;
}

TEST(SeparatePrograms, KeepsWhatTwoMainsDeclareApart) {
  const UnitSummary library{"statistics.cpp", {function("c:@F@statistics#", "statistics")}, {}, {}};
  const auto units = separate_programs({program("src/a.cpp"), library, program("src/b.cpp")});
  ASSERT_EQ(units.size(), 3U);
  EXPECT_THAT(usrs_of(units[0]), ElementsAre("c:@F@main#~1", "c:@S@Stats~1@F@add#I#"));
  EXPECT_THAT(usrs_of(units[2]), ElementsAre("c:@F@main#~2", "c:@S@Stats~2@F@add#I#"));
  EXPECT_EQ(units[2].functions[0].calls[0].callee, "c:@S@Stats~2@F@add#I#");
  const Access& access = units[2].functions[1].accesses[0];
  EXPECT_EQ(access.path.id, "c:@S@Stats~2@F@add#I##this");
  EXPECT_EQ(access.path.steps[0].record, "Stats (b.cpp)");
  EXPECT_EQ(units[2].functions[1].owner, "Stats (b.cpp)");
}

TEST(SeparatePrograms, LeavesWhatIsShownToPeopleAndWhatIsEverybodys) {
  const UnitSummary library{"statistics.cpp", {function("c:@F@statistics#", "statistics")}, {}, {}};
  const auto units = separate_programs({program("src/a.cpp"), library, program("src/b.cpp")});
  EXPECT_EQ(units[2].functions[1].name, "Stats::add");
  EXPECT_EQ(units[2].functions[1].accesses[0].path.text, "sum_");
  EXPECT_EQ(units[2].functions[1].accesses[0].site.file, "src/b.cpp");
  EXPECT_EQ(units[2].functions[0].calls[1].callee, "c:@F@statistics#");
  EXPECT_THAT(usrs_of(units[1]), ElementsAre("c:@F@statistics#"));
}

TEST(SeparatePrograms, TakesNoLongerNameForItsBeginning) {
  UnitSummary other = program("src/b.cpp");
  other.functions[0].calls = {call_of("c:@S@StatsSet@F@add#I#")};
  const auto units = separate_programs({program("src/a.cpp"), other});
  EXPECT_EQ(units[1].functions[0].calls[0].callee, "c:@S@StatsSet@F@add#I#");
}

TEST(SeparatePrograms, ChangesNothingInOneProgram) {
  const auto units = separate_programs({program("src/a.cpp")});
  EXPECT_THAT(usrs_of(units[0]), ElementsAre("c:@F@main#", "c:@S@Stats@F@add#I#"));
}

}  // namespace
}  // namespace ccgrade
