#include "analyzers/static/engine/waits.hpp"

#include <gtest/gtest.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::access;
using sample::call;
using sample::function;
using sample::global;
using sample::holding;

Models models() {
  Result<Models> read =
      Models::read({{"mine.toml",
                     "[functions]\n"
                     "\"condition_variable::wait\" = { waits = true }\n"
                     "\"condition_variable::wait_for\" = { waits = true }\n"
                     "\"condition_variable::notify_all\" = { notifies-all = true }\n"
                     "\"condition_variable::notify_one\" = { notifies-one = true }\n"
                     "cnd_wait = { waits = true, condition = 0, lock = 1 }\n"}});
  EXPECT_TRUE(read) << read.error().message;
  return std::move(*read);
}

Program program(std::vector<FunctionSummary> functions) {
  return Program({{.source = "x.cpp", .functions = std::move(functions)}}, models());
}

/// A call on the condition `cv` that is given the mutex `m`.
Call on_condition(const std::string& what, int line) {
  Call made = call("", line);
  made.name = "condition_variable::" + what;
  made.receiver = global("cv");
  made.args = {{.path = global("m")}};
  return made;
}

TEST(Waits, NameTheConditionAndTheMutex) {
  const Program made = program({function("wait", {on_condition("wait", 10)})});
  const auto waits = condition_waits(made);
  ASSERT_EQ(waits.size(), 1U);
  EXPECT_EQ(waits[0].condition.id, "cv");
  EXPECT_EQ(waits[0].mutex.id, "m");
  EXPECT_FALSE(waits[0].ends_by_itself);
}

TEST(Waits, OfCAreGivenBothAsArguments) {
  Call wait = call("", 10);
  wait.name = "cnd_wait";
  AccessPath condition = global("cv"), mutex = global("m");
  condition.steps = mutex.steps = {{.kind = StepKind::address}};
  wait.args = {{.path = condition}, {.path = mutex}};
  const Program made = program({function("wait", {wait})});
  const auto waits = condition_waits(made);
  ASSERT_EQ(waits.size(), 1U);
  EXPECT_EQ(waits[0].condition.id, "cv");
  EXPECT_TRUE(waits[0].condition.steps.empty());
  EXPECT_EQ(waits[0].mutex.id, "m");
}

TEST(Waits, WithATimeEndByThemselves) {
  const Program made = program({function("wait", {on_condition("wait_for", 10)})});
  EXPECT_TRUE(condition_waits(made).at(0).ends_by_itself);
}

TEST(Waits, AskWhatIsReadUnderTheirMutex) {
  FunctionSummary waiting = function("wait", {on_condition("wait", 10)});
  waiting.accesses = {access(global("ready"), 9, false, {holding(global("m"), 8)}),
                      access(global("other"), 7, false)};
  const Program made = program({waiting});
  const auto waits = condition_waits(made);
  ASSERT_EQ(waits.at(0).asks.size(), 1U);
  EXPECT_EQ(waits[0].asks[0]->path.id, "ready");
}

TEST(Waits, OnWhatNobodyKnowsAreLeftOut) {
  Call wait = on_condition("wait", 10);
  wait.receiver = {};
  EXPECT_TRUE(condition_waits(program({function("wait", {wait})})).empty());
}

TEST(Waits, AreNotifiedOneOrAll) {
  const Program made =
      program({function("tell", {on_condition("notify_one", 10), on_condition("notify_all", 11)})});
  const auto told = notifications(made);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_FALSE(told[0].all);
  EXPECT_TRUE(told[1].all);
}

}  // namespace
}  // namespace ccgrade
