#include "analyzers/static/engine/entries.hpp"

#include <gmock/gmock.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::call;
using sample::function;
using sample::global;
using sample::holding;
using sample::method;
using sample::program;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

FunctionSummary starting(const std::string& name, const std::string& started, bool again = false) {
  FunctionSummary made = function(name);
  made.spawns = {{.call = call(started, 5)}};
  if (again) made.spawns.front().call.live = {0};
  return made;
}

std::vector<std::string> told(const Program& program) {
  std::vector<std::string> all;
  for (const Entry& entry : entries_of(program))
    all.push_back(entry.function->name + (entry.many ? " many" : "") +
                  (entry.beside ? " beside" : ""));
  return all;
}

TEST(Entries, AreWhatThreadsAreStartedWith) {
  EXPECT_THAT(told(program({starting("main", "work"), function("work")})),
              ElementsAre("work beside"));
  EXPECT_THAT(told(program({starting("main", "work", true), function("work")})),
              ElementsAre("work many beside"))
      << "it is started again while it may run";
}

TEST(Entries, AreMethodsThatOthersMayCall) {
  FunctionSummary constructor = method("Bank", "Bank");
  constructor.builds = true;
  FunctionSummary hidden = method("audit", "Bank");
  hidden.exposed = false;
  EXPECT_THAT(told(program({method("put", "Bank"), constructor, hidden})),
              ElementsAre("put many beside"));
}

TEST(Entries, AreNoMethodsThatTheProgramCallsWithLocksHeldAlone) {
  const auto calling = [](std::vector<Held> held) {
    return program(
        {method("put", "Bank", {call("note", 9, std::move(held))}), method("note", "Bank")});
  };
  EXPECT_THAT(told(calling({holding(global("mutex"), 8)})), ElementsAre("put many beside"));
  EXPECT_THAT(told(calling({})), UnorderedElementsAre("note many beside", "put many beside"));
}

TEST(Entries, AreNoMethodsToWhichACompleteProgramComesFromItsThreadsAlone) {
  FunctionSummary main = starting("main", "run");
  Call own = call("poll", 5);
  own.receiver.root = Root::self;
  const auto with = [&](const FunctionSummary& begin) {
    return program({begin, method("run", "Loop", {own}), method("poll", "Loop")});
  };
  EXPECT_THAT(told(with(main)), ElementsAre("run beside"));
  EXPECT_THAT(told(with(starting("begin", "run"))),
              UnorderedElementsAre("run beside", "poll many beside"))
      << "without a main, somebody else may call it";
  main.calls = {call("poll", 9)};
  EXPECT_THAT(told(with(main)), UnorderedElementsAre("run beside", "poll many beside"));
}

TEST(Entries, OfAProgramThatRunsThemAloneAreNotBesideOthers) {
  EXPECT_THAT(told(program({function("main", {call("put", 3)}), method("put", "Bank")})),
              ElementsAre("put many"));
}

TEST(BareFunctions, AreWhatMainAndThreadsComeToWithNoLock) {
  const Program made =
      program({function("main", {call("locked", 3, {holding(global("m"), 2)}), call("bare", 4)}),
               function("locked"), function("bare", {call("deep", 6)}), function("deep"),
               function("nobody's")});
  EXPECT_THAT(come_to_bare(made), UnorderedElementsAre("main", "bare", "deep"));
}

TEST(Entries, AreNoMethodsThatACompleteProgramCallsOnItsOwnLocalsAlone) {
  Call own = call("add", 5);
  own.receiver = {Root::local, "main%counts", "counts", {}};
  const auto with = [](Call made, const char* caller) {
    return program({function(caller, {std::move(made)}), method("add", "Counts")});
  };
  EXPECT_THAT(told(with(own, "main")), ElementsAre());
  own.receiver.id = "begin%counts";
  EXPECT_THAT(told(with(own, "begin")), ElementsAre("add many")) << "others may call it";
}

TEST(OneThread, IsMainOrOneThatComesAlone) {
  const auto is_alone = [](std::vector<FunctionSummary> functions) {
    return is_of_one_thread(program(std::move(functions)), {"work"});
  };
  EXPECT_TRUE(is_alone({function("main", {call("work", 3)}), function("work")}));
  EXPECT_TRUE(is_alone({starting("main", "work"), function("work")}));
  EXPECT_FALSE(is_alone({starting("main", "work", true), function("work")})) << "twice";
  FunctionSummary both = starting("main", "work");
  both.calls = {call("work", 9)};
  EXPECT_FALSE(is_alone({both, function("work")}));
  EXPECT_FALSE(is_alone({function("begin", {call("work", 3)}), function("work")})) << "no main";
}

TEST(ThreadsAtFunctions, AreCountedUpToTwo) {
  EXPECT_EQ(threads_at(program({function("main", {call("work", 3)}), function("work")}), {"work"}),
            0);
  EXPECT_EQ(threads_at(program({starting("main", "work"), function("work")}), {"work"}), 1);
  EXPECT_EQ(threads_at(program({starting("main", "work", true), function("work")}), {"work"}), 2);
  EXPECT_EQ(threads_at(program({method("put", "Bank")}), {"put"}), 2) << "whoever uses the library";
}

}  // namespace
}  // namespace ccgrade
