#include "analyzers/static/engine/concurrency.hpp"

#include <gmock/gmock.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::call;
using sample::function;
using sample::program;
using testing::UnorderedElementsAre;

FunctionSummary locking(const std::string& name) {
  FunctionSummary made = function(name);
  made.acquires = {{.lock = sample::global("mutex"), .site = sample::at(20)}};
  return made;
}

Call while_running(Call call, std::vector<int> live) {
  call.live = std::move(live);
  return call;
}

/// main starts "first", then, while that may still run or not, "second".
FunctionSummary starting_two(bool beside) {
  FunctionSummary made = function("main");
  made.spawns = {
      {.call = call("first", 3)},
      {.call = while_running(call("second", 4), beside ? std::vector{0} : std::vector<int>{})}};
  return made;
}

TEST(Activities, AreConcurrentWhereOneMayStillRunWhenTheOtherBegins) {
  for (const bool beside : {true, false}) {
    const Program made = program({starting_two(beside), locking("first"), locking("second")});
    const auto all = activities(made, *made.find("main"));
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(concurrent(all[0], all[1]), beside);
    EXPECT_FALSE(concurrent(all[0], all[0])) << "it is started once";
  }
}

TEST(Activities, AreConcurrentWithThemselvesWhereTheyAreStartedAgain) {
  FunctionSummary main = function("main");
  main.spawns = {{.call = while_running(call("work", 3), {0})}};
  const Program made = program({main, locking("work")});
  const auto all = activities(made, *made.find("main"));
  ASSERT_EQ(all.size(), 1u);
  EXPECT_TRUE(concurrent(all[0], all[0]));
}

TEST(Activities, AreAlsoWhatTheStarterDoesMeanwhile) {
  FunctionSummary main = function("main", {while_running(call("own", 5), {0}), call("own", 9)});
  main.spawns = {{.call = call("work", 3)}};
  const Program made = program({main, locking("work"), locking("own")});
  const auto all = activities(made, *made.find("main"));
  ASSERT_EQ(all.size(), 2u) << "the call in line 9 comes after the thread has been joined";
  EXPECT_TRUE(concurrent(all[0], all[1]));
}

TEST(LibraryActivities, AreMethodsThatNobodyCallsUnlessThereIsAMain) {
  FunctionSummary put = locking("put"), note = locking("note");
  for (FunctionSummary* method : {&put, &note}) method->owner = "Bank", method->exposed = true;
  put.calls = {call("note", 5)};
  const Program library = program({put, note});
  const auto all = library_activities(library);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].starter->name, "put");
  EXPECT_TRUE(concurrent(all[0], all[0])) << "from any number of threads";
  EXPECT_TRUE(library_activities(program({put, note, function("main")})).empty());
}

TEST(BesideOthers, RunsWhatThreadsRunAndWhatIsCalledMeanwhile) {
  FunctionSummary main =
      function("main", {while_running(call("watch", 5), {0}), call("report", 9)});
  main.spawns = {{.call = call("work", 3)}};
  const Program made = program({main, function("work", {call("deep", 12)}), function("deep"),
                                function("watch"), function("report")});
  EXPECT_THAT(run_beside_others(made), UnorderedElementsAre("work", "deep", "watch"));
}

}  // namespace
}  // namespace ccgrade
