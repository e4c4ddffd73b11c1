#include "analyzers/static/engine/accesses.hpp"

#include <gmock/gmock.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::access;
using sample::call;
using sample::function;
using sample::global;
using sample::holding;
using sample::parameter;
using sample::program;
using testing::ElementsAre;
using testing::IsEmpty;

FunctionSummary writing(const std::string& name, AccessPath path, std::vector<Call> calls = {}) {
  FunctionSummary made = function(name, std::move(calls));
  made.accesses = {access(std::move(path), 10, true)};
  return made;
}

std::vector<std::string> reached(const Program& program, const std::string& usr) {
  std::vector<std::string> all;
  for (const ReachedAccess& each : program.accesses().at(usr)) {
    std::string text = each.path.id + " in " + each.function().name;
    for (const HeldLock& held : each.held) text += " under " + held.held.lock.id;
    all.push_back(text);
  }
  return all;
}

TEST(Accesses, AreTheCallersWithWhatItHolds) {
  const Program made = program({writing("set", global("sum")),
                                function("put", {call("set", 5, {holding(global("m"), 4)})})});
  EXPECT_THAT(reached(made, "put"), ElementsAre("sum in set under m"));
  EXPECT_THAT(reached(made, "set"), ElementsAre("sum in set"));
}

TEST(Accesses, OfWhatACalleeIsGivenAreInTheCallersTerms) {
  Call giving = call("set", 5);
  giving.args = {{.path = global("sum")}};
  const Program made = program({writing("set", parameter("set", 0)), function("put", {giving})});
  EXPECT_THAT(reached(made, "put"), ElementsAre("sum in set"));
}

TEST(Accesses, OfWhatNobodyKnowsAreNoneOfTheCallers) {
  const Program made =
      program({writing("set", parameter("set", 0)), function("put", {call("set", 5)})});
  EXPECT_THAT(reached(made, "put"), IsEmpty());
}

TEST(Accesses, GoRoundFunctionsThatCallEachOther) {
  const Program made = program({writing("even", global("a"), {call("odd", 5)}),
                                writing("odd", global("b"), {call("even", 6)})});
  EXPECT_THAT(reached(made, "even"), testing::UnorderedElementsAre("a in even", "b in odd"));
  EXPECT_THAT(reached(made, "odd"), testing::UnorderedElementsAre("a in even", "b in odd"));
}

TEST(CommonLock, IsSurelyTheSameForBoth) {
  const auto under = [](const std::string& name) {
    return HeldLocks({{.held = holding(global(name), 4), .chain = {}}});
  };
  EXPECT_NE(common_lock(under("m"), under("m")), nullptr);
  EXPECT_EQ(common_lock(under("m"), under("other")), nullptr);
}

}  // namespace
}  // namespace ccgrade
