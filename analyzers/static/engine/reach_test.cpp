#include "analyzers/static/engine/reach.hpp"

#include <gmock/gmock.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::call;
using sample::function;
using sample::program;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

TEST(Reach, GoesThroughCallsAndRoundThoseThatCallEachOther) {
  const Program made =
      program({function("main", {call("even", 3)}), function("even", {call("odd", 4)}),
               function("odd", {call("even", 5)}), function("alone")});
  EXPECT_THAT(reached_from(made, *made.find("main")), UnorderedElementsAre("main", "even", "odd"));
}

TEST(Reach, GoesToWhatOverridesTheCallee) {
  FunctionSummary overriding = function("circle's draw");
  overriding.overrides = {"draw"};
  const Program made = program({function("main", {call("draw", 3)}), function("draw"), overriding});
  EXPECT_THAT(reached_from(made, *made.find("main")),
              UnorderedElementsAre("main", "draw", "circle's draw"));
}

TEST(Reach, GoesNotIntoThreadsThatAreStarted) {
  FunctionSummary starter = function("main");
  starter.spawns = {{.call = call("work", 3)}};
  const Program made = program({starter, function("work")});
  EXPECT_THAT(reached_from(made, *made.find("main")), UnorderedElementsAre("main"));
}

TEST(Chains, TellTheCallsThatLeadThere) {
  const Program made = program(
      {function("main", {call("run", 3)}), function("run", {call("lock", 7)}), function("lock")});
  const FunctionSummary& main = *made.find("main");
  const Chains chains = chains_of(made, main, main.calls.front());
  std::vector<int> lines;
  for (const Frame& frame : chains.at("lock")) lines.push_back(frame.site.line);
  EXPECT_THAT(lines, ElementsAre(3, 7));
}

TEST(Callers, AreThoseThatMayCallIt) {
  const Program made = program({function("a", {call("shared", 3)}), function("b"),
                                function("c", {call("shared", 4)}), function("shared")});
  std::vector<std::string> names;
  for (const FunctionSummary* caller : callers_of(made, *made.find("shared")))
    names.push_back(caller->name);
  EXPECT_THAT(names, ElementsAre("a", "c"));
}

}  // namespace
}  // namespace ccgrade
