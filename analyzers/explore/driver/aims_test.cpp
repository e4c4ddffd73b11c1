#include "analyzers/explore/driver/aims.hpp"

#include <gtest/gtest.h>

namespace ccgrade::explore {
namespace {

TEST(AFileOfAPrediction, IsMeantByTheEndOfItsPath) {
  EXPECT_TRUE(is_meant("bank.cpp", "bank.cpp"));
  EXPECT_TRUE(is_meant("/home/me/src/bank.cpp", "bank.cpp"));
  EXPECT_TRUE(is_meant("/home/me/src/bank.cpp", "src/bank.cpp"));
}

TEST(AFileOfAPrediction, IsNoOtherFileWithTheSameEnding) {
  EXPECT_FALSE(is_meant("piggybank.cpp", "bank.cpp"));
  EXPECT_FALSE(is_meant("bank.cpp", "src/bank.cpp"));
  EXPECT_FALSE(is_meant("bank.cpp", ""));
}

}  // namespace
}  // namespace ccgrade::explore
