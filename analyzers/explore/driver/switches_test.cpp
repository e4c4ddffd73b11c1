#include "analyzers/explore/driver/switches.hpp"

#include <gtest/gtest.h>

namespace ccgrade::explore {
namespace {

std::string without(const std::string& schedule, const std::set<int>& threads) {
  return write_schedule(without_threads(*read_schedule(schedule), threads));
}

TEST(Switches, AreReadAndWritten) {
  EXPECT_EQ(read_schedule("-"), Switches{});
  EXPECT_EQ(read_schedule("0@1>1,12@2>0s"), (Switches{{0, 1, 1, '\0'}, {12, 2, 0, 's'}}));
  EXPECT_EQ(write_schedule({}), "-");
  EXPECT_EQ(write_schedule({{0, 1, 1, '\0'}, {12, 2, 0, 't'}}), "0@1>1,12@2>0t");
}

TEST(Switches, AreNotReadFromWhatIsNoSchedule) {
  for (const char* bad : {"", "x", "0@1>1,", "0@1>99999", "0@9999999999>1", "0@1>1x", "0@1>1ts",
                          "0>1@1", "-1@1>1", "0@1", "0@1>1 "})
    EXPECT_FALSE(read_schedule(bad)) << bad;
}

TEST(Switches, WithoutAThreadGoOnWithTheOneThatItHandsOnTo) {
  EXPECT_EQ(without("0@5>2,2@3>1t,1@9>0", {2}), "0@5>1t,1@9>0");
  EXPECT_EQ(without("0@5>2,2@3>3,3@1>1", {2, 3}), "0@5>1");
}

TEST(Switches, WithoutAThreadStayWhereItHandsBack) {
  EXPECT_EQ(without("0@5>2,2@3>0,0@7>1", {2}), "0@7>1");
}

TEST(Switches, WithoutAThreadEndWhereItWouldHaveGoneOn) {
  EXPECT_EQ(without("0@5>2,0@9>1", {2}), "0@9>1");
  EXPECT_EQ(without("0@5>2,1@9>3", {2}), "0@5>1,1@9>3");
  EXPECT_EQ(without("0@5>2", {2}), "-");
  EXPECT_EQ(without("2@5>1,1@3>0", {2}), "1@3>0");
}

std::string joined(const std::string& schedule, std::size_t at) {
  return write_schedule(with_runs_joined(*read_schedule(schedule), at));
}

TEST(Switches, OfAThreadThatComesBackCanBeJoined) {
  EXPECT_EQ(before_return(*read_schedule("0@1>1,1@1>2,2@1>0,0@3>1,1@4>0")),
            (std::vector<std::size_t>{0, 1}));
  EXPECT_TRUE(before_return({}).empty());
}

TEST(Switches, AreOneLessWhereTheThreadGoesOnAtOnce) {
  EXPECT_EQ(joined("1@1>2,2@1>1,1@2>3,3@1>0", 0), "1@2>2,2@1>3,3@1>0");
  EXPECT_EQ(joined("1@1>2,2@1>1,1@2>2,2@5>0", 0), "1@2>2,2@5>0") << "the other goes on by itself";
  EXPECT_EQ(joined("1@1>2,1@4>3", 0), "1@4>2") << "it came back by itself";
  EXPECT_EQ(joined("1@1>2,2@1>3,1@4>3", 0), "1@4>2,2@1>3") << "somebody ended";
  EXPECT_EQ(joined("1@1>2,2@1>3", 0), "1@1>2,2@1>3") << "it never comes back";
}

}  // namespace
}  // namespace ccgrade::explore
