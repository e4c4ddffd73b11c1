#include "analyzers/static/engine/chain.hpp"

#include <gmock/gmock.h>

namespace ccgrade {
namespace {

using testing::ElementsAre;

std::vector<std::string> callees(const Chain& chain) {
  std::vector<std::string> all;
  for (const Frame& frame : chain) all.push_back(frame.callee);
  return all;
}

TEST(Chain, GrowsAtItsOuterEndAndLeavesTheOldOneAsItWas) {
  const Chain inner{{nullptr, {}, "b"}, {nullptr, {}, ""}};
  const Chain outer = inner.behind({nullptr, {}, "a"});
  EXPECT_THAT(callees(outer), ElementsAre("a", "b", ""));
  EXPECT_THAT(callees(inner), ElementsAre("b", ""));
  EXPECT_EQ(outer.size(), 3u);
  EXPECT_EQ(outer.front().callee, "a");
}

TEST(Chain, SharesItsEndWithAllThatGrewFromIt) {
  const Chain end{{nullptr, {}, "end"}};
  const Chain one = end.behind({nullptr, {}, "one"}), other = end.behind({nullptr, {}, "other"});
  EXPECT_EQ(&one.back(), &end.back());
  EXPECT_EQ(&other.back(), &end.back());
}

TEST(Chain, OutlivesTheOneThatItGrewFrom) {
  Chain longer;
  {
    const Chain end{{nullptr, {}, "end"}};
    longer = end.behind({nullptr, {}, "begin"});
  }
  EXPECT_THAT(callees(longer), ElementsAre("begin", "end"));
  EXPECT_TRUE(Chain().empty());
}

}  // namespace
}  // namespace ccgrade
