#include "analyzers/explore/driver/story.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/story_of_bank.hpp"

namespace ccgrade::explore {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TraceStep with_value(TraceStep made, unsigned long value, int size = 4) {
  made.value = value;
  made.value_size = size;
  return made;
}

std::vector<std::string> words(const std::vector<TrailStep>& trail) {
  std::vector<std::string> texts;
  for (const TrailStep& each : trail) texts.push_back(each.text);
  return texts;
}

class TheStory : public StoryOfBank {
 protected:
  /// What one step is called.
  std::string named(const TraceStep& one) {
    const ScheduleFailure failure = told(ended("assert"), {one});
    return failure.story.empty() ? "untold" : failure.story[0].text;
  }
};

TEST_F(TheStory, TellsWhoDoesWhatInWhichLine) {
  const ScheduleFailure failure = told(
      ended("assert"),
      {step("lock", 1, kFrom, 0xa0), step("lock", 2, kTo, 0xb0), step("unlock", 1, kTo, 0xa0)});
  EXPECT_THAT(failure.story, ElementsAre(TrailStep{"bank.cpp", 10, "T1", "locks mutex A"},
                                         TrailStep{"bank.cpp", 20, "T2", "locks mutex B"},
                                         TrailStep{"bank.cpp", 20, "T1", "unlocks mutex A"}));
}

TEST_F(TheStory, SaysWhichValuesWereSeen) {
  EXPECT_EQ(named(with_value(step("read", 1, kFrom), 3)), "reads 3");
  EXPECT_EQ(named(step("read", 1, kFrom)), "reads a new value");
  EXPECT_EQ(named(with_value(step("read", 1, kFrom), 0x7fff12345678, 8)), "reads a new value")
      << "it may be a pointer, or a time in nanoseconds";
  EXPECT_EQ(named(with_value(step("read", 1, kFrom), 12, 8)), "reads 12") << "a count";
  EXPECT_EQ(named(step("write", 1, kFrom)), "writes");
}

TEST_F(TheStory, SaysWhatBecomesOfAnAtomic) {
  const auto atomic = [](const std::string& kind) {
    return with_value(step(kind, 1, kFrom, 0xa0), 3);
  };
  EXPECT_EQ(named(atomic("atomic read")), "reads atomic A: 3");
  EXPECT_EQ(named(atomic("atomic write")), "sets atomic A to 3");
  EXPECT_EQ(named(atomic("atomic update")), "updates atomic A to 3");
  TraceStep unchanged = atomic("atomic update");
  unchanged.unchanged = true;
  EXPECT_EQ(named(unchanged), "finds 3 in atomic A, and leaves it");
}

TEST_F(TheStory, SaysWhyAWaitEnded) {
  TraceStep wait = step("wait", 1, kFrom, 0xa0);
  EXPECT_EQ(named(wait), "is woken from condition A");
  wait.wake = 1;
  EXPECT_EQ(named(wait), "gives up waiting for condition A");
  wait.wake = 2;
  EXPECT_EQ(named(wait), "wakes without being notified from condition A");
}

TEST_F(TheStory, LeavesOutWhatIsNotTheUsersOrOnlyMachinery) {
  EXPECT_EQ(named(step("lock", 1, kLibrary)), "untold");
  for (const char* kind : {"once", "futex check", "start", "yield", "stuck", "end"})
    EXPECT_EQ(named(step(kind, 1, kFrom)), "untold") << kind;
}

TEST_F(TheStory, IsToldInTheSubmissionWhereItIsOnTheWay) {
  TraceStep deep = step("lock", 1, kLibrary, 0xa0);
  deep.frames = {kLibrary, kHarness, kFrom};
  EXPECT_EQ(told(ended("assert"), {deep}).story.at(0).file, "bank.cpp");
  deep.frames = {kLibrary, kHarness};
  EXPECT_EQ(told(ended("assert"), {deep}).story.at(0).file, "harness/scenarios.cpp");
}

TEST_F(TheStory, TellsTheSameStepOnce) {
  const TraceStep again = with_value(step("read", 1, kFrom), 3);
  EXPECT_THAT(words(told(ended("assert"), {again, again, step("write", 1, kFrom), again}).story),
              ElementsAre("reads 3", "writes", "reads 3"));
}

TEST_F(TheStory, OfThreadsThatWaitForEachOtherHasNoPlainAccesses) {
  const std::vector<TraceStep> trace{step("read", 1, kFrom), step("lock", 1, kTo, 0xa0),
                                     step("write", 1, kFrom)};
  for (const char* verdict : {"deadlock", "lost-wakeup", "leak"})
    EXPECT_THAT(words(told(ended(verdict), trace).story), ElementsAre("locks mutex A")) << verdict;
  EXPECT_EQ(told(ended("race"), trace).story.size(), 3u);
}

TEST_F(TheStory, HasALibrarysPlainAccessesWhereThreadsTakeTurnsAtThem) {
  const auto inside = [](int thread, const char* kind) {
    TraceStep made = step(kind, thread, kLibrary, 0xa0);
    made.frames = {kLibrary, kFrom};  // the user's line calls it
    return made;
  };
  EXPECT_THAT(told(ended("assert"), {inside(0, "write"), inside(1, "read")}).story, IsEmpty())
      << "it is handed over, no more";
  EXPECT_THAT(
      words(
          told(ended("assert"), {inside(0, "read"), inside(1, "write"), inside(0, "read")}).story),
      ElementsAre("reads a new value", "writes", "reads a new value"));
}

TEST_F(TheStory, NamesAnExceptionAsPeopleDo) {
  StageReport stage = ended("uncaught-exception");
  stage.message = "an exception of type St13runtime_error leaves a thread";
  EXPECT_EQ(told(stage, {}).message, "an exception of type std::runtime_error leaves a thread");
}

TEST_F(TheStory, CountsTheSwitchesOfItsSchedule) {
  StageReport stage = ended("assert");
  stage.schedule = *read_schedule("0@8>1,1@3>0");
  stage.hash = 0x1a;
  EXPECT_EQ(told(stage, {}).switches, 2);
  EXPECT_EQ(told(stage, {}).event_hash, "000000000000001a");
  EXPECT_THAT(told(stage, {}).threads, IsEmpty());
}

}  // namespace
}  // namespace ccgrade::explore
