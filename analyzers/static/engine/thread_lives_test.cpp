#include "analyzers/static/engine/thread_lives.hpp"

#include <gtest/gtest.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::access;
using sample::call;
using sample::function;
using sample::member;
using sample::method;

Models with_join() {
  Result<Models> models =
      Models::read({{"mine.toml", "[functions]\n\"thread::join\" = { joins = true }\n"}});
  EXPECT_TRUE(models);
  return std::move(*models);
}

Call join(const AccessPath& thread, int line) {
  Call made = call("", line);
  made.name = "thread::join";
  made.receiver = thread;
  return made;
}

AccessPath worker_of(const std::string& function) {
  return member(function, "Meter", "worker_");
}
AccessPath element_of(AccessPath container) {
  container.steps.push_back({.kind = StepKind::index});
  return container;
}

/// start() starts run() in line 10; stop() joins `joined` in line 20. Both write a member in every
/// line up to 30.
Program meter(const AccessPath& joined) {
  FunctionSummary start = method("start", "Meter"), stop = method("stop", "Meter");
  start.spawns = {{.call = call("run", 10), .object = worker_of("start")}};
  stop.calls = {join(joined, 20)};
  for (int line = 1; line <= 30; ++line) {
    start.accesses.push_back(access(member("start", "Meter", "total_"), line, true));
    stop.accesses.push_back(access(member("stop", "Meter", "total_"), line, true));
  }
  return Program({{.source = "x.cpp", .functions = {start, stop, function("run")}}}, with_join());
}

bool apart_in(const Program& program, const std::string& function, int line) {
  const FunctionSummary& accessing = *program.find(function);
  const Access& access = accessing.accesses.at(static_cast<std::size_t>(line - 1));
  return ThreadLives(program).apart(own_access(program, accessing, access), *program.find("run"));
}

TEST(ThreadLives, DoNotMeetWhatComesBeforeTheStart) {
  const Program program = meter(worker_of("stop"));
  EXPECT_TRUE(apart_in(program, "start", 9));
  EXPECT_FALSE(apart_in(program, "start", 11));
}

TEST(ThreadLives, DoNotMeetWhatComesAfterTheJoin) {
  const Program program = meter(worker_of("stop"));
  EXPECT_FALSE(apart_in(program, "stop", 19));
  EXPECT_TRUE(apart_in(program, "stop", 21));
}

TEST(ThreadLives, GoOnWhereAnotherThreadIsJoined) {
  EXPECT_FALSE(apart_in(meter(member("stop", "Meter", "printer_")), "stop", 21));
}

TEST(ThreadLives, OfAContainerEndWhereItsElementsAreJoined) {
  EXPECT_TRUE(apart_in(meter(element_of(worker_of("stop"))), "stop", 21));
}

/// main calls add(), and mean(), which starts run(). Does add() come only where run() does not run?
bool add_is_apart(const FunctionSummary& mean, const FunctionSummary& main) {
  FunctionSummary add = method("add", "Meter");
  add.accesses = {access(member("add", "Meter", "total_"), 4, true)};
  const Program all({{.source = "x.cpp", .functions = {mean, main, add, function("run")}}},
                    with_join());
  const FunctionSummary& adding = *all.find("add");
  return ThreadLives(all).apart(own_access(all, adding, adding.accesses.front()), *all.find("run"));
}

TEST(ThreadLives, ThatEndInTheirStarterDoNotMeetWhatItsOnlyCallerDoes) {
  FunctionSummary mean = method("mean", "Meter");
  mean.spawns = {{.call = call("run", 10), .object = worker_of("mean")}};
  FunctionSummary main = function("main", {call("add", 20), call("mean", 21)});
  EXPECT_TRUE(add_is_apart(mean, main));
  FunctionSummary outlived = mean;
  outlived.outliving = {0};
  EXPECT_FALSE(add_is_apart(outlived, main));
  FunctionSummary meanwhile = mean;
  meanwhile.calls = {call("add", 11)};
  meanwhile.calls.front().live = {0};
  EXPECT_FALSE(add_is_apart(meanwhile, main));
  main.spawns = {{.call = call("add", 19)}};
  EXPECT_FALSE(add_is_apart(mean, main)) << "another thread adds as well";
}

TEST(ThreadLives, OfNobodyWhoIsStartedAreUnknown) {
  const Program program = meter(worker_of("stop"));
  const FunctionSummary& stop = *program.find("stop");
  EXPECT_FALSE(ThreadLives(program).apart(own_access(program, stop, stop.accesses.back()), stop));
}

}  // namespace
}  // namespace ccgrade
