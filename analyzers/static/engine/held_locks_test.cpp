#include "analyzers/static/engine/held_locks.hpp"

#include <gtest/gtest.h>

namespace ccgrade {
namespace {

HeldLocks holding(const std::string& global, int line, bool certain = true) {
  HeldLock held;
  held.held.lock.root = Root::global;
  held.held.lock.id = global;
  held.held.site.line = line;
  held.held.certain = certain;
  return {{held}};
}

TEST(HeldLocks, OfNothingAreNone) {
  const HeldLocks none{std::vector<HeldLock>{}};
  EXPECT_TRUE(none.empty());
  EXPECT_EQ(none.begin(), none.end());
  EXPECT_EQ(none.identity(), HeldLocks().identity());
}

TEST(HeldLocks, AreToldApartByLockPlaceAndCertainty) {
  const std::string key = holding("m", 3).key();
  EXPECT_EQ(holding("m", 3).key(), key);
  EXPECT_NE(holding("n", 3).key(), key);
  EXPECT_NE(holding("m", 4).key(), key);
  EXPECT_NE(holding("m", 3, false).key(), key);
}

TEST(HeldLocks, AreOneValueWithTheirCopies) {
  const HeldLocks first = holding("m", 3);
  const HeldLocks copy = first;
  EXPECT_EQ(copy.identity(), first.identity());
  EXPECT_NE(holding("m", 3).identity(), first.identity());
}

}  // namespace
}  // namespace ccgrade
