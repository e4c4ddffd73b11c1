#include "analyzers/explore/driver/token.hpp"

#include <gtest/gtest.h>

namespace ccgrade::explore {
namespace {

TEST(Tokens, AreReadAsTheyWereWritten) {
  for (const bool races : {true, false})
    for (const bool leaks : {true, false})
      for (const char* schedule : {"-", "0@8>1,1@3>0s"}) {
        const Token token{schedule, "1a2b3c4d", races, leaks};
        const Result<Token> read = read_token(write_token(token));
        ASSERT_TRUE(read);
        EXPECT_EQ(*read, token);
      }
}

TEST(Tokens, OfPlainSearchesAreShort) {
  EXPECT_EQ(write_token({"0@8>1", "1a2b3c4d"}), "cc1:0@8>1:1a2b3c4d");
}

TEST(Tokens, AreNothingElse) {
  for (const char* text :
       {"", "cc1", "cc1:", "cc1::", "cc1:0@8>1", "cc1:0@8>1:", "cc1::1a2b3c4d",
        "cc2:0@8>1:1a2b3c4d", "cc1:0@8>1:1a2b3c4d:no-luck", "cc1:zzz:1a2b3c4d",
        "cc1:-1@1>1:1a2b3c4d", "cc1:0@99999999999>1:1a2b3c4d", "cc1:0@8>1,:1a2b3c4d",
        "cc1:-\nthreads 5000000:1a2b3c4d", "cc1:0@8>1x:1a2b3c4d"})
    EXPECT_FALSE(read_token(text)) << text;
}

}  // namespace
}  // namespace ccgrade::explore
