#include "analyzers/static/engine/thread_writes.hpp"

#include <gmock/gmock.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::access;
using sample::call;
using sample::function;
using sample::global;
using sample::program;
using testing::ElementsAre;
using testing::IsEmpty;

FunctionSummary writing(const std::string& name, const std::string& variable) {
  FunctionSummary made = function(name);
  made.accesses = {access(global(variable), 10, true), access(global("read"), 11, false)};
  return made;
}

std::vector<std::string> written(const WritingThread& thread) {
  std::vector<std::string> all;
  for (const ReachedWrite& write : thread.writes) all.push_back(write.path.id);
  return all;
}

std::vector<WritingThread> threads_of(const Program& made, const std::string& starter) {
  return writing_threads(made, reached_writes(made), *made.find(starter));
}

/// Starts `worker`, and while it runs calls `beside` and writes `own`.
FunctionSummary starter() {
  FunctionSummary made = function("main", {call("beside", 21), call("after", 30)});
  made.spawns = {{.call = call("worker", 20)}};
  made.calls.front().live = {0};
  made.accesses = {access(global("own"), 22, true), access(global("late"), 31, true)};
  made.accesses.front().live = {0};
  return made;
}

TEST(ThreadWrites, AreThoseOfEachThreadAndOfTheStarterBesideThem) {
  const Program made =
      program({starter(), writing("worker", "w"), writing("beside", "b"), writing("after", "a")});
  const auto threads = threads_of(made, "main");
  ASSERT_EQ(threads.size(), 3U);
  EXPECT_THAT(written(threads[0]), ElementsAre("w"));
  EXPECT_THAT(written(threads[1]), ElementsAre("b"));
  EXPECT_THAT(written(threads[2]), ElementsAre("own"));
}

TEST(ThreadWrites, OfWhoStartsNobodyAreNone) {
  const Program made = program({writing("main", "m")});
  EXPECT_THAT(threads_of(made, "main"), IsEmpty());
}

TEST(ObjectOfMember, IsWhatTheMemberBelongsTo) {
  AccessPath lock = global("bank");
  lock.steps = {{.kind = StepKind::index}, {.name = "lock"}};
  EXPECT_EQ(object_of_member(lock).steps.size(), 1U);
  EXPECT_EQ(object_of_member(global("bank")), global("bank"));
}

}  // namespace
}  // namespace ccgrade
