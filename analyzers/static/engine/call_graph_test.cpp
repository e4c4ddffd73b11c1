#include "analyzers/static/engine/call_graph.hpp"

#include <gmock/gmock.h>

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

TEST(CallGraph, HasCalleesBeforeCallers) {
  EXPECT_THAT(components_bottom_up({{"main", {"run"}}, {"run", {"lock"}}, {"lock", {}}}),
              ElementsAre(ElementsAre("lock"), ElementsAre("run"), ElementsAre("main")));
}

TEST(CallGraph, HasFunctionsThatCallEachOtherInOneComponent) {
  const auto components =
      components_bottom_up({{"main", {"even"}}, {"even", {"odd"}}, {"odd", {"even", "odd"}}});
  EXPECT_THAT(components, ElementsAre(UnorderedElementsAre("even", "odd"), ElementsAre("main")));
}

TEST(CallGraph, OfALongChainNeedsNoDeepStack) {
  std::map<std::string, std::vector<std::string>> chain;
  constexpr int kLength = 100'000;
  for (int i = 0; i < kLength; ++i) chain[std::to_string(i)] = {std::to_string(i + 1)};
  chain[std::to_string(kLength)] = {};
  EXPECT_EQ(components_bottom_up(chain).size(), kLength + 1u);
}

}  // namespace
}  // namespace ccgrade
