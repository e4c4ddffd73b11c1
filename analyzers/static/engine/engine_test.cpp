#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/analyse.hpp"
#include "analyzers/static/engine/call_graph.hpp"
#include "analyzers/static/engine/order.hpp"

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

AccessPath variable(Root root, const std::string& id, std::vector<std::string> fields = {}) {
  AccessPath path{root, id, id, {}};
  for (const std::string& name : fields) path.steps.push_back({StepKind::field, name, "C", {}});
  return path;
}

AccessPath element(const std::string& array, const Index& index) {
  AccessPath path = variable(Root::global, array);
  path.steps.push_back({StepKind::index, "", "", index});
  path.text = array + "[" + index.text + "]";
  return path;
}

const Index kFrom{IndexKind::raw, "from", {"f#0"}, true};
const Index kTo{IndexKind::raw, "to", {"f#1"}, true};

Acquire acquire(const AccessPath& lock, int line, std::vector<Held> held = {}) {
  return {lock, {"x.cpp", line, 1}, false, "", false, false, std::move(held), {}};
}

Held held(const AccessPath& lock, int line) {
  Held result;
  result.lock = lock;
  result.site = {"x.cpp", line, 1};
  return result;
}

FunctionSummary function_with(std::vector<Condition> conditions) {
  FunctionSummary function;
  function.usr = "f";
  function.conditions = std::move(conditions);
  return function;
}

/// A function that takes `first` and then `second`.
FunctionSummary nested(const std::string& name, const AccessPath& first, const AccessPath& second,
                       int line) {
  FunctionSummary function;
  function.usr = function.name = name;
  function.acquires = {acquire(first, line), acquire(second, line + 1, {held(first, line)})};
  return function;
}

Spawn start(const std::string& callee, std::vector<int> live) {
  Spawn spawn;
  spawn.call.callee = spawn.call.name = callee;
  spawn.call.live = std::move(live);
  spawn.call.site = {"x.cpp", 99, 1};
  return spawn;
}

std::vector<Finding> findings(std::vector<FunctionSummary> functions) {
  const auto unit = summary_from_json(summary_to_json({"x.cpp", std::move(functions)}));
  EXPECT_TRUE(unit) << unit.error().message;
  return unit ? analyse({*unit}, {}).findings : std::vector<Finding>{};
}

FunctionSummary main_that_starts(std::vector<Spawn> spawns) {
  FunctionSummary function;
  function.usr = function.name = "main";
  function.spawns = std::move(spawns);
  return function;
}

const AccessPath kA = variable(Root::global, "a"), kB = variable(Root::global, "b");

TEST(AccessPath, members_of_one_object_are_distinct) {
  EXPECT_TRUE(surely_distinct(variable(Root::self, "F#this", {"m"}),
                              variable(Root::self, "F#this", {"n"})));
}

TEST(AccessPath, one_member_of_two_unknown_objects_may_be_one_lock) {
  EXPECT_TRUE(
      may_alias(variable(Root::self, "F#this", {"m"}), variable(Root::self, "G#this", {"m"})));
}

TEST(AccessPath, one_member_of_two_variables_is_two_locks) {
  EXPECT_FALSE(may_alias(variable(Root::global, "x", {"m"}), variable(Root::global, "y", {"m"})));
}

TEST(AccessPath, what_two_references_lead_to_may_be_one_lock) {
  auto left = variable(Root::self, "F#this", {"left"}),
       right = variable(Root::self, "F#this", {"right"});
  for (auto* path : {&left, &right}) {
    path->steps.push_back({StepKind::deref, "", "", {}});
    path->steps.push_back({StepKind::field, "mutex", "Fork", {}});
  }
  EXPECT_FALSE(surely_distinct(left, right));
}

TEST(AccessPath, an_address_and_its_dereference_cancel) {
  AccessPath path = variable(Root::local, "x");
  append(path, {StepKind::address, "", "", {}});
  append(path, {StepKind::deref, "", "", {}});
  EXPECT_EQ(path, variable(Root::local, "x"));
}

TEST(Order, two_indices_as_given_have_no_order) {
  EXPECT_TRUE(unordered_in(function_with({}), kFrom, kTo));
}

TEST(Order, a_comparison_between_them_is_an_order) {
  EXPECT_FALSE(unordered_in(function_with({{"<", {"f#0"}, {"f#1"}, false}}), kFrom, kTo));
}

TEST(Order, that_they_are_equal_says_nothing_about_order) {
  EXPECT_TRUE(unordered_in(function_with({{"==", {"f#0"}, {"f#1"}, true}}), kFrom, kTo));
}

TEST(Order, the_next_index_comes_after_this_one_unless_it_wraps_around) {
  const Index next{IndexKind::raw, "from + 1", {"f#0"}, false};
  const Index round{IndexKind::raw, "(from + 1) % 5", {"f#0"}, false, true};
  EXPECT_FALSE(unordered_in(function_with({}), kFrom, next));
  EXPECT_TRUE(unordered_in(function_with({}), kFrom, round));
}

TEST(Order, a_test_of_the_one_seat_can_break_the_circle) {
  const Index round{IndexKind::raw, "(from + 1) % 5", {"f#0"}, false, true};
  const FunctionSummary last_differs = function_with({{"==", {"f#0"}, {}, false}});
  EXPECT_FALSE(unordered_in(last_differs, kFrom, round));
}

TEST(Order, how_many_seats_there_are_does_not_break_the_circle) {
  const Index round{IndexKind::raw, "(from + 1) % n", {"f#0", "f#1"}, false, true};
  EXPECT_TRUE(unordered_in(function_with({{">", {"f#1"}, {}, false}}), kFrom, round));
  EXPECT_TRUE(unordered_in(function_with({{"==", {"f#1"}, {}, false}}), kFrom, round));
}

TEST(Order, to_be_one_of_many_does_not_break_the_circle_but_may_part_them) {
  const Index round{IndexKind::raw, "(from + 1) % n", {"f#0", "f#1"}, false, true};
  const FunctionSummary guarded = function_with({{">", {"f#0"}, {}, false}});
  EXPECT_TRUE(unordered_in(guarded, kFrom, round));
  EXPECT_TRUE(parted_in(guarded, kFrom, round));
  EXPECT_FALSE(parted_in(function_with({{">", {"f#1"}, {}, false}}), kFrom, round));
}

TEST(Order, a_test_for_the_last_seat_breaks_the_circle) {
  const Index round{IndexKind::raw, "(from + 1) % n", {"f#0", "f#1"}, false, true};
  const FunctionSummary last_differs = function_with({{"<", {"f#0"}, {"f#1"}, false, true}});
  EXPECT_FALSE(unordered_in(last_differs, kFrom, round));
}

TEST(CallGraph, callees_come_before_callers_and_cycles_together) {
  const auto order = components_bottom_up({{"main", {"f"}}, {"f", {"g"}}, {"g", {"f"}}});
  ASSERT_EQ(order.size(), 2u);
  EXPECT_THAT(order[0], testing::UnorderedElementsAre("f", "g"));
  EXPECT_THAT(order[1], ElementsAre("main"));
}

TEST(LockOrder, opposite_orders_on_two_threads_are_an_inversion) {
  const auto found = findings({nested("f", kA, kB, 1), nested("g", kB, kA, 11),
                               main_that_starts({start("f", {}), start("g", {0})})});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].rule, "lock-order-inversion");
  EXPECT_EQ(found[0].where, (Location{"x.cpp", 2, 1}));
  EXPECT_EQ(found[0].sites.size(), 4u);
}

TEST(LockOrder, threads_that_are_never_there_together_cannot_deadlock) {
  EXPECT_THAT(findings({nested("f", kA, kB, 1), nested("g", kB, kA, 11),
                        main_that_starts({start("f", {}), start("g", {})})}),
              IsEmpty());
}

TEST(LockOrder, code_that_no_thread_runs_cannot_deadlock) {
  EXPECT_THAT(findings({nested("f", kA, kB, 1), nested("g", kB, kA, 11)}), IsEmpty());
}

TEST(LockOrder, a_lock_held_around_both_sides_is_a_gate) {
  auto f = nested("f", kA, kB, 1), g = nested("g", kB, kA, 11);
  for (auto* function : {&f, &g})
    function->acquires[1].held.push_back(held(variable(Root::global, "gate"), 1));
  EXPECT_THAT(findings({f, g, main_that_starts({start("f", {}), start("g", {0})})}), IsEmpty());
}

TEST(LockOrder, elements_in_no_order_are_an_inversion_when_two_threads_run_it) {
  const auto f = nested("f", element("accounts", kFrom), element("accounts", kTo), 1);
  Spawn spawn = start("f", {0});
  spawn.call.args = {{{}, {IndexKind::raw, "i", {"main%i"}, true}, ""},
                     {{}, {IndexKind::raw, "j", {"main%j"}, true}, ""}};
  EXPECT_EQ(findings({f, main_that_starts({spawn})}).size(), 1u);
  spawn.call.live = {};
  EXPECT_THAT(findings({f, main_that_starts({spawn})}), IsEmpty());
}

TEST(LockOrder, a_caller_that_sorts_its_arguments_has_put_them_in_order) {
  const auto f = nested("f", element("accounts", kFrom), element("accounts", kTo), 1);
  Spawn spawn = start("f", {0});
  spawn.call.args = {{{}, {IndexKind::ordered, "min(i, j)", {"main%i", "main%j"}, false}, ""},
                     {{}, {IndexKind::ordered, "max(i, j)", {"main%i", "main%j"}, false}, ""}};
  EXPECT_THAT(findings({f, main_that_starts({spawn})}), IsEmpty());
}

TEST(Analyse, a_text_that_is_no_summary_is_an_error_and_not_clean) {
  const auto result = summary_from_json("{}");
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message, HasSubstr("not a function summary"));
}

TEST(Analyse, a_summary_whose_numbers_have_fractions_is_an_error) {
  const auto result = summary_from_json(
      R"({"schema": "ccgrade/summary/v1", "functions": [{"site": {"line": 1e107}}]})");
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message, HasSubstr("fraction"));
}

TEST(Summary, survives_json) {
  const UnitSummary unit{"x.cpp", {nested("f", kA, element("m", kFrom), 1)}};
  const auto back = summary_from_json(summary_to_json(unit));
  ASSERT_TRUE(back);
  EXPECT_EQ(summary_to_json(*back), summary_to_json(unit));
}

}  // namespace
}  // namespace ccgrade
