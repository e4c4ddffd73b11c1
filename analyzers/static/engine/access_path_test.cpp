#include "analyzers/static/engine/access_path.hpp"

#include <gtest/gtest.h>

namespace ccgrade {
namespace {

Step field(const std::string& name, const std::string& record = "Account") {
  return {StepKind::field, name, record, {}};
}
Step step(StepKind kind) {
  return {kind, "", "", {}};
}
Step element(IndexKind kind, const std::string& text) {
  return {StepKind::index, "", "", {kind, text, {}, true}};
}
Step constant(const std::string& number) {
  return element(IndexKind::constant, number);
}
const Step kDeref = step(StepKind::deref), kOwner = step(StepKind::owner),
           kAddress = step(StepKind::address);

AccessPath path(Root root, const std::string& id, const std::vector<Step>& steps) {
  return {root, id, id, steps};
}
AccessPath global(const std::string& id, const std::vector<Step>& steps = {}) {
  return path(Root::global, id, steps);
}
AccessPath parameter(const std::string& id, const std::vector<Step>& steps) {
  return path(Root::parameter, id, steps);
}

TEST(AFamily, IsTheMemberWhoeversItIs) {
  EXPECT_EQ(family(parameter("f#0", {kDeref, field("mutex")})), "Account::mutex");
  EXPECT_EQ(family(global("bank", {field("first", "Bank"), field("mutex")})), "Account::mutex");
}

TEST(AFamily, OfElementsIsTheArrays) {
  EXPECT_EQ(family(global("table", {field("forks", "Table"), constant("2")})), "Table::forks[]");
  EXPECT_EQ(family(global("forks", {constant("2")})), "forks[]");
}

TEST(AFamily, IsNotSaidByAParameterAlone) {
  EXPECT_EQ(family(parameter("f#0", {kDeref})), "");
  EXPECT_EQ(family(path(Root::unknown, "x", {})), "");
  EXPECT_EQ(family(global("gate")), "gate");
}

TEST(Appending, AnAddressCancelsWithWhatFollowsIt) {
  AccessPath gate = global("gate", {kAddress});
  append(gate, kOwner);
  append(gate, field("mutex"));
  EXPECT_EQ(gate, global("gate", {field("mutex")}));
  append(gate, kAddress);
  append(gate, field("x"));
  EXPECT_EQ(gate.steps.size(), 3u) << "nothing is followed";
}

TEST(TwoPaths, NameOneObjectOrNothingIsKnown) {
  const AccessPath one = parameter("f#0", {kDeref, field("mutex")});
  const AccessPath other = parameter("f#1", {kDeref, field("mutex")});
  EXPECT_TRUE(may_alias(one, one));
  EXPECT_TRUE(may_alias(one, other)) << "both may be given the same account";
  EXPECT_FALSE(surely_distinct(one, other));
  EXPECT_FALSE(may_alias(parameter("f#0", {kDeref}), parameter("f#0", {kDeref})))
      << "what says nothing is no lock of a family";
}

TEST(TwoPaths, ToOtherElementsAreDistinctWhereBothNumbersAreKnown) {
  const auto fork = [](const Step& which) { return global("forks", {which}); };
  EXPECT_TRUE(surely_distinct(fork(constant("0")), fork(constant("1"))));
  EXPECT_FALSE(surely_distinct(fork(constant("0")), fork(constant("0"))));
  EXPECT_FALSE(surely_distinct(fork(constant("0")), fork(element(IndexKind::raw, "i"))));
}

TEST(TwoPaths, OfOtherFamiliesAreDistinctUnlessTheyEndInAPointer) {
  EXPECT_TRUE(surely_distinct(global("a"), global("b")));
  EXPECT_FALSE(surely_distinct(global("a", {kDeref}), global("b"))) << "it may point there";
}

TEST(TwoPaths, ThroughAnArrayOfPointersMayLeadAnywhere) {
  EXPECT_EQ(family(global("locks", {constant("0"), kDeref})), "locks[]*");
  EXPECT_FALSE(surely_distinct(global("locks", {constant("0"), kDeref}), global("gate")));
}

TEST(TwoPaths, ThroughMembersThatOwnAreToldApartByTheMember) {
  const auto owned = [](const Step& how, const char* side) {
    return path(Root::self, "f#this", {field(side, "Pair"), how, field("mutex")});
  };
  EXPECT_TRUE(surely_distinct(owned(kOwner, "left"), owned(kOwner, "right")));
  EXPECT_FALSE(surely_distinct(owned(kDeref, "left"), owned(kDeref, "right")))
      << "both may point to one object";
}

TEST(TwoPaths, OfWhichOneLeadsThroughAPointerAreNotToldApart) {
  const AccessPath direct = global("pair", {field("left", "Pair"), field("mutex")});
  const AccessPath pointed = global("pair", {field("other", "Pair"), kDeref, field("mutex")});
  EXPECT_FALSE(surely_distinct(direct, pointed)) << "it may point to its neighbour";
  EXPECT_FALSE(surely_distinct(pointed, direct));
}

TEST(WhatTellsTwoApart, IsTheOneIndexInWhichTheyDiffer) {
  const auto fork = [](const char* index, const char* row) {
    return global("forks", {element(IndexKind::raw, row), element(IndexKind::raw, index)});
  };
  const auto pair = selectors(fork("i", "r"), fork("j", "r"));
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->first.text, "i");
  EXPECT_EQ(pair->second.text, "j");
  EXPECT_FALSE(selectors(fork("i", "r"), fork("j", "q"))) << "they differ in two";
  EXPECT_FALSE(selectors(fork("i", "r"), fork("i", "r")));
  EXPECT_FALSE(selectors(global("pair", {field("left")}), global("pair", {field("right")})));
}

TEST(TwoPaths, AreSurelyTheSameOnlyWhereNothingOnTheWayMayHaveChanged) {
  const AccessPath own = path(Root::self, "f#this", {field("mutex")});
  EXPECT_TRUE(surely_same(own, own));
  EXPECT_FALSE(surely_same(own, path(Root::self, "f#this", {field("other")})));
  EXPECT_FALSE(surely_same(own, path(Root::self, "g#this", {field("mutex")}))) << "another object";
  EXPECT_FALSE(surely_same({}, {})) << "two of which nothing is known";
  AccessPath moving = path(Root::local, "f%node", {kDeref, field("mutex")});
  EXPECT_TRUE(surely_same(moving, moving));
  moving.loose = true;
  EXPECT_FALSE(surely_same(moving, moving)) << "it was set to the next one in between";
  EXPECT_TRUE(surely_same(global("m", {constant("1")}), global("m", {constant("1")})));
  EXPECT_FALSE(surely_same(global("m", {element(IndexKind::unknown, "i")}),
                           global("m", {element(IndexKind::unknown, "i")})));
}

TEST(WhatTellsTwoApart, IsWhatTheyBeginWith) {
  const std::vector<Step> mutex{kDeref, field("mutex")};
  const auto pair = selectors(path(Root::self, "f#this", mutex), parameter("f#0", mutex));
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->first.text, "this");
  EXPECT_EQ(pair->second.text, "f#0");
  EXPECT_EQ(pair->second.roots, std::vector<std::string>{"f#0"});
  EXPECT_FALSE(selectors(global("a", mutex), parameter("f#0", mutex)));
  EXPECT_FALSE(selectors(parameter("f#0", mutex), parameter("f#1", {kDeref, field("other")})));
  EXPECT_FALSE(selectors(parameter("f#0", {kDeref}), parameter("f#1", mutex)));
}

TEST(AClassText, WritesWhatIsNotKnownAsAStar) {
  EXPECT_EQ(class_text(global("table", {field("forks"), constant("2"), kDeref, field("mutex")})),
            "table.forks[2]->.mutex");
  EXPECT_EQ(class_text(global("forks", {element(IndexKind::raw, "i"), kAddress})), "forks[*]&");
}

}  // namespace
}  // namespace ccgrade
