#include "analyzers/static/engine/members.hpp"

#include <gmock/gmock.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::access;
using sample::holding;
using sample::member;
using sample::method;
using sample::program;
using testing::ElementsAre;
using testing::IsEmpty;

/// A method of Bank that writes `sum` with this held.
FunctionSummary writer(const std::string& name, std::vector<Held> held) {
  FunctionSummary made = method(name, "Bank");
  made.accesses = {access(member(name, "Bank", "sum"), 10, true, std::move(held))};
  return made;
}

std::vector<std::string> uses_of_sum(std::vector<FunctionSummary> functions) {
  const Program made = program(std::move(functions));
  const MemberUses uses(made);
  std::vector<std::string> all;
  if (!uses.by_name().contains("Bank::sum")) return all;
  for (const MemberUse& use : uses.by_name().at("Bank::sum"))
    all.push_back(use.entry->function->name + " guards " + std::to_string(use.guards.size()) +
                  (use.other_lock ? " and another" : ""));
  return all;
}

TEST(MemberUses, HaveTheLocksOfTheSameObjectAsGuards) {
  EXPECT_THAT(uses_of_sum({writer("put", {holding(member("put", "Bank", "mutex"), 9)})}),
              ElementsAre("put guards 1"));
}

TEST(MemberUses, HaveOtherLocksAndPerhapsHeldOnesApart) {
  EXPECT_THAT(uses_of_sum({writer("put", {holding(sample::global("mutex"), 9)})}),
              ElementsAre("put guards 0 and another"));
  Held perhaps = holding(member("put", "Bank", "mutex"), 9);
  perhaps.certain = false;
  EXPECT_THAT(uses_of_sum({writer("put", {perhaps})}), ElementsAre("put guards 0 and another"));
}

TEST(MemberUses, LeaveOutWhatItsNameLeavesToTheCaller) {
  EXPECT_THAT(uses_of_sum({writer("put_unlocked", {}), writer("putUnsafe", {})}), IsEmpty());
  EXPECT_THAT(uses_of_sum({writer("put", {})}), ElementsAre("put guards 0"));
}

TEST(MemberUses, LeaveOutWhatAConstructorMakes) {
  FunctionSummary putting = writer("put", {});
  putting.accesses.front().building = true;
  EXPECT_THAT(uses_of_sum({putting}), IsEmpty());
}

TEST(MemberUses, AreFoundThroughWhatTheMethodCalls) {
  FunctionSummary hidden = writer("add", {});
  hidden.exposed = false;
  Call inner = sample::call("add", 5, {holding(member("put", "Bank", "mutex"), 4)});
  inner.receiver = {Root::self, "put#this", "this", {}};
  EXPECT_THAT(uses_of_sum({hidden, method("put", "Bank", {inner})}), ElementsAre("put guards 1"));
}

TEST(MemberName, TellsTheStepsToIt) {
  AccessPath path = member("put", "Bank", "accounts");
  path.steps.push_back({.kind = StepKind::index});
  path.steps.push_back({.name = "sum", .record = "Account"});
  EXPECT_EQ(member_of(path), "Bank::accounts[].sum");
  EXPECT_EQ(member_of(sample::global("sum")), "");
}

}  // namespace
}  // namespace ccgrade
