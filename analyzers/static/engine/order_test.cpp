#include "analyzers/static/engine/order.hpp"

#include <gtest/gtest.h>

namespace ccgrade {
namespace {

Index raw(const std::string& text, std::vector<std::string> roots, bool wraps = false) {
  return {IndexKind::raw, text, std::move(roots), true, wraps};
}

const Index kFrom = raw("from", {"f#0"});
const Index kTo = raw("to", {"f#1"});
const Index kSeat = raw("seat", {"f#0"});
const Index kNext = raw("(seat + 1) % n", {"f#0", "n"}, true);

FunctionSummary testing(Condition condition) {
  FunctionSummary made;
  made.usr = "f";
  made.conditions = {std::move(condition)};
  return made;
}

FunctionSummary plain() {
  FunctionSummary made;
  made.usr = "f";
  return made;
}

TEST(Order, IsNoneOfTwoIndicesAsTheyCome) {
  EXPECT_TRUE(unordered_in(plain(), kFrom, kTo));
}

TEST(Order, IsMadeByAComparisonOfTheTwoButNotByATestForEquality) {
  EXPECT_FALSE(unordered_in(testing({"<", {"f#0"}, {"f#1"}}), kFrom, kTo));
  EXPECT_TRUE(unordered_in(testing({"==", {"f#0"}, {"f#1"}}), kFrom, kTo));
}

TEST(Order, IsMadeBySortingButNotByPickingTheSmallerOne) {
  EXPECT_FALSE(unordered_in(testing({"order", {"f#0", "f#1"}, {"f#0", "f#1"}}), kFrom, kTo));
  EXPECT_TRUE(unordered_in(testing({"pick", {"f#0", "f#1"}, {"f#0", "f#1"}}), kFrom, kTo))
      << "what is locked is not what was picked";
}

TEST(Order, OfNeighboursIsGivenUnlessTheyGoRound) {
  EXPECT_FALSE(unordered_in(plain(), kSeat, raw("seat + 1", {"f#0"})));
  EXPECT_TRUE(unordered_in(plain(), kSeat, kNext));
}

TEST(Order, OfACircleIsBrokenByATestOfTheSeatThatIsNoMereWayOut) {
  Condition last{"==", {"f#0"}, {"n"}};
  EXPECT_FALSE(unordered_in(testing(last), kSeat, kNext));
  last.early_out = true;
  EXPECT_TRUE(unordered_in(testing(last), kSeat, kNext));
}

TEST(Order, OfWhatTheFunctionMakesItselfIsNotDoubted) {
  EXPECT_FALSE(unordered_in(plain(), raw("i", {"f%i"}), raw("j", {"f%j"})));
}

TEST(Parted, AreThoseWhoComeByATestOfAnIndex) {
  EXPECT_TRUE(parted_in(testing({">", {"f#0"}, {}}), kSeat, kNext));
  EXPECT_FALSE(parted_in(plain(), kSeat, kNext));
}

TEST(OrderOfTheCaller, IsTakenForGrantedWhereItIsConstant) {
  const Index zero{IndexKind::constant, "0", {}};
  EXPECT_TRUE(ordered_by_caller(plain(), zero, kTo));
  EXPECT_FALSE(ordered_by_caller(plain(), kFrom, kTo));
}

}  // namespace
}  // namespace ccgrade
