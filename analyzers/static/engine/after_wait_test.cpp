#include "analyzers/static/engine/after_wait.hpp"

#include <gmock/gmock.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::access;
using sample::at;
using sample::call;
using sample::function;
using sample::global;
using sample::holding;

Program program(std::vector<FunctionSummary> functions) {
  Result<Models> models = Models::read({{"mine.toml",
                                         "[functions]\n"
                                         "\"condition_variable::wait\" = { waits = true }\n"
                                         "\"latch::wait\" = { waits = true }\n"}});
  EXPECT_TRUE(models) << models.error().message;
  return Program({{.source = "x.cpp", .functions = std::move(functions)}}, std::move(*models));
}

Access access(const std::string& name, int line, bool write, std::vector<Held> held = {}) {
  return access(global(name), line, write, std::move(held));
}

Call library_call(const std::string& name, const std::string& object, int line) {
  Call made = call("", line);
  made.name = name;
  made.receiver = global(object);
  return made;
}

/// Waits in line 10 for `flag`, and uses `value` in line `use`.
FunctionSummary waiter(int use = 20) {
  FunctionSummary made = function("get");
  Call wait = library_call("condition_variable::wait", "finished", 10);
  wait.args = {{.path = global("mutex")}};
  made.calls = {wait};
  made.accesses = {access("flag", 9, false, {holding(global("mutex"), 8)}),
                   access("value", use, false)};
  return made;
}

FunctionSummary writer(std::vector<Access> accesses) {
  FunctionSummary made = function("run");
  made.accesses = std::move(accesses);
  return made;
}

bool in_order(const FunctionSummary& user, const FunctionSummary& writing, int use = 20) {
  const Program all = program({user, writing});
  const auto chain = [&](const FunctionSummary& of, int line) {
    return Chain({Frame{all.find(of.usr), at(line), ""}});
  };
  return AfterWait(all).orders(chain(user, use), chain(writing, 5), global("value"));
}

TEST(AfterWait, IsWhatComesBehindAWaitForWhatTheWriterSays) {
  EXPECT_TRUE(in_order(waiter(), writer({access("value", 5, true), access("flag", 6, true)})));
  EXPECT_FALSE(in_order(waiter(), writer({access("value", 5, true)}))) << "it says nothing";
}

TEST(AfterWait, IsNothingThatComesBeforeTheWait) {
  EXPECT_FALSE(in_order(waiter(5), writer({access("value", 5, true), access("flag", 6, true)}), 5));
}

TEST(AfterWait, IsNothingOfWhoTakesWhatComesHimself) {
  FunctionSummary taker = waiter();
  taker.accesses.push_back(access("flag", 11, true, {holding(global("mutex"), 8)}));
  EXPECT_FALSE(in_order(taker, writer({access("value", 5, true), access("flag", 6, true)})));
}

TEST(AfterWait, IsWhatComesBehindALatchThatTheWriterCounts) {
  FunctionSummary user = function("get");
  user.calls = {library_call("latch::wait", "parts", 10)};
  FunctionSummary counting = writer({access("value", 5, true)});
  EXPECT_FALSE(in_order(user, counting));
  counting.calls = {library_call("latch::count_down", "parts", 6)};
  EXPECT_TRUE(in_order(user, counting));
}

}  // namespace
}  // namespace ccgrade
