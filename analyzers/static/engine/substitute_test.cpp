#include "analyzers/static/engine/substitute.hpp"

#include <gmock/gmock.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::call;
using sample::function;
using sample::global;
using sample::member;
using sample::parameter;
using testing::ElementsAre;

const FunctionSummary kTake = function("take");

Call taking(Argument argument) {
  Call made = call("take", 5);
  made.args = {std::move(argument)};
  return made;
}

Index raw(const std::string& root) {
  return {IndexKind::raw, root, {root}, true};
}

TEST(Binding, PutsTheArgumentInTheParametersPlace) {
  const Call made = taking({.path = global("m")});
  EXPECT_EQ(Binding(kTake, made)(parameter("take", 0)).id, "m");
}

TEST(Binding, PutsTheReceiverInThePlaceOfThis) {
  Call made = call("take", 5);
  made.receiver = global("bank");
  const AccessPath bound = Binding(kTake, made)(member("take", "Bank", "lock_"));
  EXPECT_EQ(bound.id, "bank");
  ASSERT_EQ(bound.steps.size(), 1U);
  EXPECT_EQ(bound.steps[0].name, "lock_");
}

TEST(Binding, IsReadAsTheCallerWouldWriteIt) {
  const auto bound = [](const std::string& formal, const std::string& actual) {
    AccessPath path = parameter("take", 0), given = global("p");
    path.text = formal;
    given.text = actual;
    return Binding(kTake, taking({.path = given}))(path).text;
  };
  EXPECT_EQ(bound("*value", "&p"), "p");
  EXPECT_EQ(bound("*value", "p"), "*p");
  EXPECT_EQ(bound("account->balance", "&p"), "p.balance");
  EXPECT_EQ(bound("account->balance", "p"), "p->balance");
  EXPECT_EQ(bound("(*item.next).value", "p"), "(*p.next).value");
  EXPECT_EQ(bound("values[0]", "p"), "p[0]");
}

TEST(Binding, LeavesWhatIsNotTheCalleesOwn) {
  const Call made = taking({.path = global("m")});
  EXPECT_EQ(Binding(kTake, made)(global("n")).id, "n");
  // A function whose name begins like the callee's.
  EXPECT_EQ(Binding(kTake, made)(parameter("take_all", 0)).id, "take_all#0");
}

TEST(Binding, OfAnArgumentThatIsNotGivenIsUnknown) {
  const Call made = call("take", 5);
  EXPECT_EQ(Binding(kTake, made)(parameter("take", 0)).root, Root::unknown);
}

TEST(Binding, PutsTheIndexThatIsGivenInTheParametersPlace) {
  const Call made = taking({.value = raw("caller#1")});
  const Index bound = Binding(kTake, made)(raw("take#0"));
  EXPECT_EQ(bound.kind, IndexKind::raw);
  EXPECT_THAT(bound.roots, ElementsAre("caller#1"));
}

TEST(Binding, TakesOverThatAnIndexWasPutInOrder) {
  Index sum = raw("take#0");
  sum.plain = false;  // `first + 1`
  const Call made = taking({.value = {IndexKind::ordered, "low", {"caller#0"}, true}});
  EXPECT_EQ(Binding(kTake, made)(sum).kind, IndexKind::ordered);
}

TEST(RootKey, NamesTheFieldsOnTheWay) {
  AccessPath path = parameter("take", 0);
  path.steps = {{.kind = StepKind::deref}, {.name = "from"}};
  EXPECT_EQ(root_key(path), "take#0.from");
}

}  // namespace
}  // namespace ccgrade
