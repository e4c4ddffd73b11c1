#include "grader/model/run.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace ccgrade {
namespace {

// testing::Test has a private member Run: inside a test the value is ccgrade::Run.

Run sample(Ending ending) {
  return {"watch/a/1",          "watch",        "plain",           "a", 7, {ending, 11, "why"},
          {0.1, 1.0 / 3, 4096}, {"one", "two"}, "ccgrade replay R"};
}

TEST(Run, ComesBackWithEveryEnding) {
  for (const auto& [ending, name] : enum_names<Ending>) {
    const nlohmann::json json = sample(ending);
    EXPECT_EQ(json["outcome"]["ending"], name);
    EXPECT_EQ(json.get<ccgrade::Run>(), sample(ending));
  }
}

TEST(Run, ComesBackWithNumbersAtTheirLimits) {
  ccgrade::Run run = sample(Ending::passed);
  run.seed = std::numeric_limits<unsigned long>::max();
  run.outcome.code = std::numeric_limits<int>::min();
  run.usage = {5e-324, 1.7976931348623157e308, std::numeric_limits<long>::min()};
  EXPECT_EQ(nlohmann::json::parse(nlohmann::json(run).dump()).get<ccgrade::Run>(), run);
}

TEST(Run, RefusesNumbersOutOfRange) {
  nlohmann::json json = sample(Ending::passed);
  json["seed"] = -1;
  EXPECT_THROW(json.get<ccgrade::Run>(), std::exception);
  json = sample(Ending::passed);
  json["outcome"]["code"] = 1L << 40;
  EXPECT_THROW(json.get<ccgrade::Run>(), std::exception);
}

TEST(Usage, ComesBack) {
  const Usage usage{0.25, 0.5, 12};
  EXPECT_EQ(nlohmann::json(usage).get<Usage>(), usage);
}

TEST(Outcome, HasEndedWhenTheScenarioReachedItsEnd) {
  for (const auto& [ending, name] : enum_names<Ending>) {
    const bool expected = ending == Ending::passed || ending == Ending::failed_check;
    EXPECT_EQ(ended({ending, 0, ""}), expected) << name;
  }
}

}  // namespace
}  // namespace ccgrade
