#include "analyzers/explore/driver/coverage.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/fake_symbols.hpp"

namespace ccgrade::explore {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr unsigned long kDeposit = 0x10, kWithdraw = 0x20, kAudit = 0x30, kLibrary = 0x40;

class Orders : public testing::Test {
 protected:
  Orders() {
    symbols_.add(kDeposit, "bank.cpp", 10);
    symbols_.add(kWithdraw, "bank.cpp", 20);
    symbols_.add(kAudit, "bank.cpp", 30);
    symbols_.add(kLibrary, "/usr/include/c++/12/mutex", 40);
  }

  OrderCoverage summed(const std::set<OrderedPair>& pairs) {
    const Result<OrderCoverage> coverage = sum_up(host_, {.path = "program"}, pairs);
    EXPECT_TRUE(coverage);
    return coverage ? *coverage : OrderCoverage{};
  }

  FakeHost host_;
  FakeSymbols symbols_{host_};
};

OneWay lines(int first, int second) {
  return {{"bank.cpp", first, 0}, {"bank.cpp", second, 0}};
}

TEST_F(Orders, OfOnePairAreCountedOnce) {
  const OrderCoverage seen = summed({{kDeposit, kWithdraw}, {kWithdraw, kDeposit}});
  EXPECT_EQ(seen.pairs, 1);
  EXPECT_EQ(seen.both_orders, 1);
  EXPECT_THAT(seen.one_way, IsEmpty());
}

TEST_F(Orders, ThatNeverCameTheOtherWayRoundAreToldAsTheyCame) {
  const OrderCoverage seen =
      summed({{kDeposit, kWithdraw}, {kWithdraw, kDeposit}, {kAudit, kDeposit}});
  EXPECT_EQ(seen.pairs, 2);
  EXPECT_EQ(seen.both_orders, 1);
  EXPECT_THAT(seen.one_way, ElementsAre(lines(30, 10)));
}

TEST_F(Orders, OfOnePlaceWithItselfAreNone) {
  EXPECT_EQ(summed({{kDeposit, kDeposit}}), OrderCoverage{});
}

TEST_F(Orders, AreToldWhereBothPlacesAreTheUsersAndCountedElsewhere) {
  const OrderCoverage seen = summed({{kDeposit, kLibrary}, {kLibrary, kWithdraw}});
  EXPECT_EQ(seen.pairs, 2);
  EXPECT_THAT(seen.one_way, IsEmpty());
}

TEST_F(Orders, OfTwoLinesAreToldOnceHoweverManyCallsAreThere) {
  symbols_.add(0x50, "bank.cpp", 10);
  const OrderCoverage seen = summed({{kDeposit, kWithdraw}, {0x50, kWithdraw}});
  EXPECT_EQ(seen.pairs, 2);
  EXPECT_THAT(seen.one_way, ElementsAre(lines(10, 20)));
}

TEST_F(Orders, AreToldUpToTwenty) {
  std::set<OrderedPair> pairs;
  for (int i = 1; i <= 25; ++i) {
    symbols_.add(0x1000UL * static_cast<unsigned long>(i), "bank.cpp", 100 + i);
    pairs.insert({kDeposit, 0x1000UL * static_cast<unsigned long>(i)});
  }
  const OrderCoverage seen = summed(pairs);
  EXPECT_EQ(seen.pairs, 25);
  ASSERT_EQ(seen.one_way.size(), 20u);
  EXPECT_EQ(seen.one_way.back(), lines(10, 120));
}

TEST_F(Orders, AreAnErrorWhereThePlacesCannotBeRead) {
  host_.answer("llvm-symbolizer-19", exited(1, "", "no such file"));
  EXPECT_FALSE(sum_up(host_, {.path = "program"}, {{kDeposit, kWithdraw}}));
}

}  // namespace
}  // namespace ccgrade::explore
