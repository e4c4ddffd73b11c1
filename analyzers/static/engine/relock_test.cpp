#include "analyzers/static/engine/relock.hpp"

#include <gtest/gtest.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::at;
using sample::call;
using sample::function;
using sample::global;
using sample::holding;

Models models() {
  Result<Models> read = Models::read({{"mine.toml",
                                       "[types]\n"
                                       "\"plain\" = { kind = \"mutex\" }\n"
                                       "\"again\" = { kind = \"mutex\", recursive = true }\n"
                                       "\"made\" = { kind = \"mutex\", of-c = true }\n"
                                       "[functions]\ninit = { makes-recursive = 0 }\n"}});
  EXPECT_TRUE(read) << read.error().message;
  return std::move(*read);
}

/// A function that locks `lock`, of that type, in line 10.
FunctionSummary locking(const std::string& name, const std::string& lock,
                        const std::string& type = "plain") {
  FunctionSummary made = function(name);
  made.acquires = {{.lock = global(lock), .site = at(10), .type = type}};
  return made;
}

/// `outer` holds m from line 4 and calls `inner` in line 5.
FunctionSummary outer() {
  return function("outer", {call("inner", 5, {holding(global("m"), 4)})});
}

std::size_t found(std::vector<FunctionSummary> functions) {
  return relocks(Program({{.source = "x.cpp", .functions = std::move(functions)}}, models()))
      .size();
}

TEST(Relock, IsFoundThroughACall) {
  EXPECT_EQ(found({outer(), locking("inner", "m")}), 1U);
}

TEST(Relock, OfAnotherLockIsNone) {
  EXPECT_EQ(found({outer(), locking("inner", "n")}), 0U);
}

TEST(Relock, IsAllowedToARecursiveLock) {
  EXPECT_EQ(found({outer(), locking("inner", "m", "again")}), 0U);
}

/// init(0), or init(1), or what nobody knows.
FunctionSummary making(const Index& kind) {
  Call init = call("init", 2);
  init.args = {{.value = kind}};
  return function("setup", {init});
}

TEST(Relock, OfALockOfCIsAllowedWhereTheProgramMayAskForRecursiveOnes) {
  const FunctionSummary inner = locking("inner", "m", "made");
  EXPECT_EQ(found({outer(), inner}), 1U);
  EXPECT_EQ(found({outer(), inner, making({IndexKind::constant, "0"})}), 1U);
  EXPECT_EQ(found({outer(), inner, making({IndexKind::constant, "1"})}), 0U);
  EXPECT_EQ(found({outer(), inner, making({IndexKind::raw, "kind"})}), 0U);
}

TEST(Relock, OfAClassThatNobodyKnowsIsNotAccused) {
  EXPECT_EQ(found({outer(), locking("inner", "m", "unheard::of")}), 0U);
}

TEST(Relock, IsNotAccusedWhereTheLockIsHeldOnSomePathsOnly) {
  FunctionSummary caller = outer();
  caller.calls.front().held.front().certain = false;
  EXPECT_EQ(found({caller, locking("inner", "m")}), 0U);
}

TEST(Relock, IsNotAccusedWhereTheCallerMayAskForNone) {
  FunctionSummary inner = locking("inner", "m");
  inner.acquires.front().if_asked = true;
  EXPECT_EQ(found({outer(), inner}), 0U);
}

TEST(Relock, OfOnePairOfPlacesIsToldByTheShortestWay) {
  const FunctionSummary longer = function("outer", {call("between", 5, {holding(global("m"), 4)}),
                                                    call("inner", 6, {holding(global("m"), 4)})});
  const FunctionSummary between = function("between", {call("inner", 7)});
  const Program program(
      {{.source = "x.cpp", .functions = {longer, between, locking("inner", "m")}}}, models());
  const auto all = relocks(program);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.front().effect->chain.size(), 2U);
}

}  // namespace
}  // namespace ccgrade
