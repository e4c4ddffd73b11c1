#include "analyzers/static/engine/own_locals.hpp"

#include <gtest/gtest.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::at;
using sample::call;
using sample::function;
using sample::method;
using sample::program;

AccessPath local(const std::string& function, const std::string& name) {
  return {Root::local, function + "%" + name, name, {}};
}

Call call_on(const AccessPath& object, const std::string& callee) {
  Call made = call(callee, 10);
  made.receiver = object;
  return made;
}

bool is_own(std::vector<FunctionSummary> functions) {
  const Program all = program(std::move(functions));
  return OwnLocals(all).is_own(local("user", "counts"), *all.find("add"));
}

const Call kAdd = call_on(local("user", "counts"), "add");

TEST(OwnLocals, AreSpokenOfByTheirFunctionAlone) {
  EXPECT_TRUE(is_own({function("user", {kAdd}), method("add", "Counts")}));
  EXPECT_FALSE(
      is_own({function("user", {kAdd}), function("lambda", {kAdd}), method("add", "Counts")}));
}

TEST(OwnLocals, AreGivenToNobodyByAddress) {
  Call keep = call("keep", 11);
  keep.args = {{.path = local("user", "counts")}};
  EXPECT_TRUE(is_own({function("user", {kAdd, keep}), method("add", "Counts")}))
      << "by reference, for as long as the call runs";
  keep.args.front().path.steps = {{.kind = StepKind::address}};
  EXPECT_FALSE(is_own({function("user", {kAdd, keep}), method("add", "Counts")}));
}

TEST(OwnLocals, AreGivenToNoThread) {
  FunctionSummary user = function("user", {kAdd});
  Call start = call("work", 9);
  start.args = {{.path = local("user", "counts")}};
  user.spawns = {{.call = start}};
  EXPECT_FALSE(is_own({user, function("work"), method("add", "Counts")}));
}

TEST(OwnLocals, AreOfAClassThatStartsNoThreads) {
  FunctionSummary run = function("run");
  run.spawns = {{.call = call("loop", 3)}};
  EXPECT_FALSE(is_own({function("user", {kAdd}), method("add", "Counts"),
                       method("start", "Counts", {call("run", 5)}), run, function("loop")}));
}

}  // namespace
}  // namespace ccgrade
