#include "grader/model/nearest_name.hpp"

#include <gtest/gtest.h>

namespace ccgrade {
namespace {

TEST(NearestName, IsTheOneWithTheFewestEdits) {
  EXPECT_EQ(nearest_name("data-rase", {"lost-wakeup", "data-race", "deadlock"}), "data-race");
  EXPECT_EQ(nearest_name("dedlock", {"lost-wakeup", "data-race", "deadlock"}), "deadlock");
}

TEST(NearestName, IsTheFirstOfSeveral) {
  EXPECT_EQ(nearest_name("ac", {"ab", "ad"}), "ab");
}

TEST(NearestName, IsEmptyWhereNothingIsKnown) {
  EXPECT_EQ(nearest_name("anything", {}), "");
}

TEST(NearestName, OfALongTextGoesByItsStart) {
  EXPECT_EQ(nearest_name(std::string(10'000'000, 'x'), {"a", "xx"}), "xx");
}

}  // namespace
}  // namespace ccgrade
