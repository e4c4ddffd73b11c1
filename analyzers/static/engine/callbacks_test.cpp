#include "analyzers/static/engine/callbacks.hpp"

#include <gmock/gmock.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using sample::at;
using sample::function;
using sample::parameter;
using sample::program;

/// `each` calls its parameter with "table" held.
FunctionSummary each() {
  return function("each", {{.through = parameter("each", 0),
                            .site = at(10),
                            .held = {sample::holding(sample::global("table"), 9)}}});
}

/// The lambda takes "table".
FunctionSummary lambda() {
  FunctionSummary made = function("lambda", {});
  made.acquires = {{.lock = sample::global("table"), .site = at(20)}};
  return made;
}

Call call(const std::string& callee, int line, Argument argument) {
  return {.callee = callee, .name = callee, .args = {std::move(argument)}, .site = at(line)};
}

Argument known() {
  return {.callable = "lambda"};
}

std::vector<std::string> held_in(const Program& program, const std::string& usr) {
  std::vector<std::string> all;
  for (const Effect& effect : program.effects(usr))
    for (const HeldLock& held : effect.held)
      all.push_back(held.held.lock.id + " taken in " + held.chain.back().function->name +
                    " while " + effect.chain.back().function->name + " takes " + effect.lock.id);
  return all;
}

TEST(HandedCall, IsMadeByWhoHandsOverWithWhatIsHeldWhereItTakesPlace) {
  const Program made = program({each(), lambda(), function("main", {call("each", 30, known())})});
  EXPECT_THAT(held_in(made, "main"), ElementsAre("table taken in each while lambda takes table"));
  EXPECT_THAT(held_in(made, "each"), IsEmpty()) << "which does not know what it calls";
}

TEST(HandedCall, GoesThroughWhoHandsItOn) {
  const Program made =
      program({each(), lambda(), function("all", {call("each", 15, {.path = parameter("all", 0)})}),
               function("main", {call("all", 30, known())})});
  EXPECT_THAT(held_in(made, "main"), ElementsAre("table taken in each while lambda takes table"));
}

TEST(HandedCall, IsNoneWhereTheParameterIsOnlyReachedByWhatIsHandedOver) {
  AccessPath member = parameter("each", 0);
  member.steps.push_back({.kind = StepKind::field, .name = "done", .record = "Job"});
  const Program made = program({function("each", {{.through = member, .site = at(10)}}), lambda(),
                                function("main", {call("each", 30, known())})});
  EXPECT_THAT(handed_calls(made), IsEmpty());
}

TEST(HandedCall, OfAFunctionThatHandsItselfOnEnds) {
  const Program made =
      program({function("again", {{.through = parameter("again", 0), .site = at(10)},
                                  call("again", 11, {.path = parameter("again", 0)})}),
               lambda(), function("main", {call("again", 30, known())})});
  EXPECT_FALSE(handed_calls(made).empty());
  EXPECT_FALSE(made.effects("main").empty());
}

}  // namespace
}  // namespace ccgrade
