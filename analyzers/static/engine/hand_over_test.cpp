#include "analyzers/static/engine/hand_over.hpp"

#include <gtest/gtest.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::access;
using sample::at;
using sample::function;
using sample::global;
using sample::holding;
using sample::member;

/// Says in line 12 that it is at work, with the lock held until line 14, and uses the object in
/// line 20.
FunctionSummary worker() {
  FunctionSummary made = function("worker");
  made.accesses = {access(member("worker", "Room", "busy_"), 12, true, {holding(global("m"), 10)})};
  made.releases = {{.lock = global("m"), .site = at(14)}};
  return made;
}

/// Waits until nobody is at work, asked in line 31, and changes the object in line 40.
FunctionSummary owner() {
  FunctionSummary made = function("owner");
  made.waits = true;
  made.accesses = {access(member("owner", "Room", "busy_"), 31, false)};
  return made;
}

bool apart(const FunctionSummary& user, const FunctionSummary& changer,
           std::vector<FunctionSummary> others = {}) {
  others.push_back(user);
  others.push_back(changer);
  const Program program = sample::program(std::move(others));
  return keeps_apart(program, *program.find(user.name), at(20), *program.find(changer.name),
                     at(40));
}

TEST(HandOver, KeepsApartWhoSaysThatItIsAtWorkAndWhoWaitsForThat) {
  EXPECT_TRUE(apart(worker(), owner()));
}

TEST(HandOver, IsAlsoAskedForByTheLambdaThatAWaitIsGiven) {
  FunctionSummary changer = owner();
  FunctionSummary predicate = function("predicate");
  predicate.accesses = std::exchange(changer.accesses, {});
  changer.calls = {sample::call("predicate", 30)};
  EXPECT_TRUE(apart(worker(), changer, {predicate}));
}

TEST(HandOver, IsNoneWhereNobodyWaits) {
  FunctionSummary changer = owner();
  changer.waits = false;
  EXPECT_FALSE(apart(worker(), changer));
}

TEST(HandOver, IsNoneWhereAnotherFlagIsWaitedFor) {
  FunctionSummary changer = owner();
  changer.accesses = {access(member("owner", "Room", "open_"), 31, false)};
  EXPECT_FALSE(apart(worker(), changer));
}

TEST(HandOver, IsNoneWhereTheFlagIsSaidWithoutALock) {
  FunctionSummary user = worker();
  user.accesses.front().held.clear();
  EXPECT_FALSE(apart(user, owner()));
}

TEST(HandOver, IsNoneWhereTheUseComesBeforeTheFlag) {
  FunctionSummary user = worker();
  user.accesses.front().site = at(25);
  user.releases.front().site = at(27);
  EXPECT_FALSE(apart(user, owner()));
}

TEST(HandOver, IsNoneWhereTheChangeComesBeforeTheWait) {
  FunctionSummary changer = owner();
  changer.accesses.front().site = at(45);
  EXPECT_FALSE(apart(worker(), changer));
}

}  // namespace
}  // namespace ccgrade
