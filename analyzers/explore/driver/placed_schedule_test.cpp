#include "analyzers/explore/driver/placed_schedule.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/explored_program.hpp"
#include "tests/fakes/fake_build.hpp"

namespace ccgrade::explore {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr unsigned long kMain = 0x1000, kElsewhere = 0x5000;
constexpr const char* kSource = "int main() {\n  from.lock();\n  to.lock();\n}\n";

StageReport recorded(const std::string& schedule, const std::vector<DepartureAt>& places) {
  StageReport stage;
  stage.schedule = *read_schedule(schedule);
  stage.places = places;
  return stage;
}

TraceStep visit(int thread, unsigned event, unsigned long pc, const std::string& kind = "lock") {
  TraceStep made = step(kind, thread, pc);
  made.event = event;
  return made;
}

/// A program, the places of a schedule in it, and the same in what became of the program.
class Places : public testing::Test {
 protected:
  Places() { build_.add("main", kMain, {2, 3}); }

  std::vector<PlacedSwitch> placed(const StageReport& stage,
                                   const std::vector<TraceStep>& trace = {}) {
    const auto switches = place_switches(host_, "program", stage, trace);
    EXPECT_TRUE(switches);
    return switches ? *switches : std::vector<PlacedSwitch>{};
  }
  /// A schedule of one departure, at the second lock.
  std::vector<PlacedSwitch> at_second_lock(const std::string& departure = "0@8>1") {
    return placed(recorded(departure, {{"lock", FakeBuild::call(kMain, 1), false}}));
  }
  static std::string spelled(unsigned long pc, const std::string& rest = "#1>1") {
    return "0@lock:" + std::to_string(pc) + rest;
  }
  static std::string found(FakeHost& host, const std::vector<PlacedSwitch>& switches) {
    const Result<std::string> places = find_places(host, "program", switches);
    return places ? *places : places.error().message;
  }

  FakeHost host_, later_;
  FakeBuild build_{host_, kSource};
};

TEST_F(Places, AreNamedByTheTextOfTheirLine) {
  const auto switches = at_second_lock();
  ASSERT_EQ(switches.size(), 1u);
  EXPECT_EQ(switches[0].symbol, "main");
  EXPECT_EQ(switches[0].file, build_.source());
  EXPECT_EQ(switches[0].line, 3);
  EXPECT_EQ(switches[0].text, "to.lock();");
  EXPECT_EQ(switches[0].next, 1);
  EXPECT_EQ(found(host_, switches), spelled(FakeBuild::call(kMain, 1)));
}

TEST_F(Places, AreFoundWhereSomethingWasAddedAbove) {
  FakeBuild changed(later_,
                    "// an account\nint main() {\n  log();\n  from.lock();\n    to.lock();\n}\n");
  changed.add("main", kElsewhere, {3, 4, 5});
  EXPECT_EQ(found(later_, at_second_lock()), spelled(FakeBuild::call(kElsewhere, 2)));
}

TEST_F(Places, AreToldWhereTheirTextIsNotThereAnyMore) {
  FakeBuild changed(later_, "int main() {\n  from.lock();\n  other.lock();\n}\n");
  changed.add("main", kMain, {2, 3});
  const std::string complaint = found(later_, at_second_lock());
  EXPECT_THAT(complaint, HasSubstr("line 3 of " + build_.source() + " was \"to.lock();\""));
}

TEST_F(Places, OnLinesOfOneTextAreToldApartByTheirOrder) {
  FakeBuild twice(host_, "from.lock();\nfrom.lock();\n");
  twice.add("main", kMain, {1, 2});
  const auto switches = at_second_lock();
  EXPECT_EQ(switches.at(0).nth, 2);
  FakeBuild changed(later_, "from.lock();\nlog();\nfrom.lock();\n");
  changed.add("main", kMain, {1, 2, 3});
  EXPECT_EQ(found(later_, switches), spelled(FakeBuild::call(kMain, 2)));
}

/// A lambda, and what became of it when another one came before.
class PlacesInLambdas : public Places {
 protected:
  PlacesInLambdas() { build_.add("_ZZ4mainENK3$_0clEv", 0x2000, {3}); }

  std::vector<PlacedSwitch> in_lambda() {
    return placed(recorded("0@8>1", {{"lock", FakeBuild::call(0x2000, 0), false}}));
  }
};

TEST_F(PlacesInLambdas, AreFoundUnderAnotherNumber) {
  FakeBuild changed(later_, "log();\nto.lock();\n");
  changed.add("_ZZ4mainENK3$_0clEv", 0x2000, {1});
  changed.add("_ZZ4mainENK3$_1clEv", 0x3000, {2});
  changed.add("_ZZ5otherENK3$_1clEv", 0x4000, {2});
  EXPECT_EQ(found(later_, in_lambda()), spelled(FakeBuild::call(0x3000, 0)));
}

TEST_F(PlacesInLambdas, StayInTheirOwnWhereAnotherHasSuchALineToo) {
  FakeBuild changed(later_, "to.lock();\nto.lock();\n");
  changed.add("_ZZ4mainENK3$_0clEv", 0x2000, {1});
  changed.add("_ZZ4mainENK3$_1clEv", 0x3000, {2});
  EXPECT_EQ(found(later_, in_lambda()), spelled(FakeBuild::call(0x2000, 0)));
}

TEST_F(PlacesInLambdas, AreNoOtherFunctionsPlaces) {
  const auto both = placed(recorded("0@8>1,0@9>1", {{"lock", FakeBuild::call(0x2000, 0), false},
                                                    {"lock", FakeBuild::call(kMain, 1), false}}));
  FakeBuild changed(later_, "to.lock();\nto.lock();\n");
  changed.add("main", kMain, {1});
  changed.add("_ZZ4mainENK3$_1clEv", 0x3000, {2});
  EXPECT_EQ(found(later_, both),
            spelled(FakeBuild::call(0x3000, 0)) + "," + spelled(FakeBuild::call(kMain, 0)));
}

TEST_F(PlacesInLambdas, AreNotGuessedWhereTwoHaveSuchALine) {
  FakeBuild changed(later_, "to.lock();\nto.lock();\n");
  changed.add("_ZZ4mainENK3$_1clEv", 0x3000, {1});
  changed.add("_ZZ4mainENK3$_2clEv", 0x4000, {2});
  EXPECT_THAT(found(later_, in_lambda()), HasSubstr("explore it again"));
}

TEST_F(Places, CountHowOftenTheThreadCameThereBefore) {
  const unsigned long here = FakeBuild::call(kMain, 1), there = FakeBuild::call(kMain, 0);
  const std::vector<TraceStep> trace{
      visit(0, 2, here),           visit(0, 4, here), visit(1, 5, here), visit(0, 5, there),
      visit(0, 6, here, "unlock"), visit(0, 8, here), visit(0, 9, here)};
  EXPECT_EQ(placed(recorded("0@8>1", {{"lock", here, false}}), trace).at(0).visit, 3);
  EXPECT_EQ(placed(recorded("0@8>1", {{"lock", here, true}}), trace).at(0).visit, 2)
      << "a choice in the middle of a step: it was taken";
}

TEST_F(Places, KeepWhatIsChosenAndHow) {
  EXPECT_EQ(at_second_lock("0@8>12").at(0).how, "ready");
  EXPECT_EQ(at_second_lock("0@8>12t").at(0).how, "timed-out");
  EXPECT_EQ(at_second_lock("0@8>12s").at(0).how, "spurious");
  for (const std::string next : {"12", "12t", "12s"})
    EXPECT_EQ(found(host_, at_second_lock("0@8>" + next)),
              spelled(FakeBuild::call(kMain, 1), "#1>" + next));
  const auto wakes = placed(recorded("0@8>1", {{"notify", FakeBuild::call(kMain, 0), true}}),
                            {visit(0, 7, FakeBuild::call(kMain, 0), "notify")});
  EXPECT_THAT(found(host_, wakes), HasSubstr("#1w>1"));
}

TEST_F(Places, InALibraryAreAnyThatDoSuchAThing) {
  const std::vector<TraceStep> trace{visit(0, 2, 0x99), visit(0, 3, FakeBuild::call(kMain, 0))};
  const auto switches = placed(recorded("0@8>1", {{"lock", 0x50, false}}), trace);
  EXPECT_EQ(switches.at(0).symbol, "");
  EXPECT_EQ(found(later_, {}),
            "llvm-nm-19 cannot read the program's objects: the script has no "
            "answer to llvm-nm-19");
  EXPECT_EQ(found(host_, switches), spelled(0, "#3>1"));
}

TEST_F(Places, OfSeveralSwitchesKeepTheirOrder) {
  const auto switches =
      placed(recorded("0@8>1,1@3>0", {{"lock", FakeBuild::call(kMain, 1), false},
                                      {"unlock", FakeBuild::call(kMain, 0), false}}));
  EXPECT_EQ(found(host_, switches), spelled(FakeBuild::call(kMain, 1)) + ",1@unlock:" +
                                        std::to_string(FakeBuild::call(kMain, 0)) + "#1>0");
}

TEST_F(Places, AreNoneOfTheDefaultSchedule) {
  EXPECT_THAT(placed(recorded("-", {})), IsEmpty());
  EXPECT_THAT(placed(recorded("0@8>1", {})), IsEmpty()) << "not all of them are known";
  EXPECT_THAT(host_.commands(), IsEmpty());
}

}  // namespace
}  // namespace ccgrade::explore
