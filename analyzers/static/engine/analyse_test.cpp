#include "analyzers/static/engine/analyse.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<Held> locks(const std::string& name, std::size_t number) {
  std::vector<Held> all;
  for (std::size_t i = 0; i < number; ++i)
    all.push_back(sample::holding(sample::global(name + std::to_string(i)), static_cast<int>(i)));
  return all;
}

/// Takes so many locks one after the other, and lets none go.
FunctionSummary taking(const std::string& name, std::size_t number) {
  FunctionSummary made = sample::function(name);
  made.site = sample::at(7);
  const std::vector<Held> all = locks(name, number);
  for (std::size_t i = 0; i < number; ++i) {
    Acquire acquire;
    acquire.lock = all[i].lock;
    acquire.site = all[i].site;
    acquire.held.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i));
    made.acquires.push_back(std::move(acquire));
  }
  return made;
}

std::vector<UnreadUnit> in_part(std::vector<FunctionSummary> functions) {
  return analyse({{.source = "x.cpp", .functions = std::move(functions)}}, {}).in_part;
}

TEST(Analyse, SeesAllOfAFunctionThatHoldsAsManyLocksAsItFollows) {
  EXPECT_THAT(in_part({taking("f", kMostHeld + 1)}), IsEmpty());
}

TEST(Analyse, TellsOfAFunctionThatHoldsMoreLocksThanItFollows) {
  const auto told = in_part({taking("f", kMostHeld + 2)});
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told[0].source, "x.cpp");
  EXPECT_THAT(told[0].reason, HasSubstr("x.cpp:7: f locks more while it holds over 64 locks"));
}

TEST(Analyse, TellsOfACallerThatHoldsThemTogetherWithWhatItCalls) {
  FunctionSummary caller = sample::function("g", {sample::call("f", 9, locks("g", 40))});
  caller.site = sample::at(8);
  const auto told = in_part({taking("f", 40), caller});
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_THAT(told[0].reason, HasSubstr("x.cpp:8: g "));
}

/// An instance of a template that looks at an atomic, and then changes it.
FunctionSummary instance(const std::string& usr) {
  FunctionSummary made = sample::function(usr);
  made.name = "take";
  made.notes = {{"atomic-check-then-act", "", sample::at(4), sample::at(5), "left_", {}, {}}};
  return made;
}

TEST(Analyse, TellsOnceWhatTheInstancesOfATemplateHaveInCommon) {
  const auto told = analyse(
      {{.source = "x.cpp", .functions = {instance("take<int>"), instance("take<char>")}}}, {});
  EXPECT_THAT(told.findings, SizeIs(1));
}

}  // namespace
}  // namespace ccgrade
