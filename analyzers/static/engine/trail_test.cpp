#include "analyzers/static/engine/trail.hpp"

#include <gmock/gmock.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::at;
using sample::function;
using testing::ElementsAre;

const FunctionSummary kMain = function("main"), kOuter = function("outer"),
                      kInner = function("inner");

std::vector<std::string> told(const Finding& finding) {
  std::vector<std::string> all;
  for (const auto& step : finding.trail)
    all.push_back(std::to_string(step.line) + " " + step.thread + ": " + step.text);
  return all;
}

TEST(Trail, TellsEachCallOfAChain) {
  Finding finding;
  tell_calls(finding, "T1",
             {{&kMain, at(3), "outer"}, {&kOuter, at(13), "inner"}, {&kInner, at(23), ""}});
  EXPECT_THAT(told(finding), ElementsAre("3 T1: main calls outer", "13 T1: outer calls inner"));
}

TEST(Trail, TellsWhatTwoChainsHaveInCommonOnce) {
  Finding finding;
  const Chain taken = {{&kMain, at(3), "outer"}, {&kOuter, at(12), ""}};
  const Chain then = {{&kMain, at(3), "outer"}, {&kOuter, at(13), "inner"}, {&kInner, at(23), ""}};
  tell_holding(finding, "T1", taken, "`m`", then, "waits for `m`");
  EXPECT_THAT(told(finding), ElementsAre("3 T1: main calls outer", "12 T1: locks `m`",
                                         "13 T1: outer calls inner", "23 T1: waits for `m`"));
}

}  // namespace
}  // namespace ccgrade
