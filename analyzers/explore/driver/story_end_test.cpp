#include <gmock/gmock.h>

#include "tests/fakes/story_of_bank.hpp"

namespace ccgrade::explore {
namespace {

using testing::ElementsAre;

/// Where the threads of a failing execution are when it ends.
class TheEnd : public StoryOfBank {};

TEST_F(TheEnd, IsWhereTheThreadsStand) {
  const StageReport end = ended("deadlock", {{1, kFrom}, {-1, 0}, {2, kTo}});
  const ScheduleFailure failure = told(end, {});
  EXPECT_THAT(failure.threads, ElementsAre(TrailStep{"bank.cpp", 10, "T1", "waits here"},
                                           TrailStep{"bank.cpp", 20, "T2", "waits here"}));
  EXPECT_EQ(failure.where, (Location{"bank.cpp", 10, 0}));
}

TEST_F(TheEnd, OfARaceIsWhatBothDidThere) {
  const ScheduleFailure failure =
      told(ended("race", {{1, kFrom}, {2, kTo}}),
           {step("read", 1, kFrom), step("write", 2, kFrom), step("write", 2, kTo)});
  EXPECT_THAT(failure.threads, ElementsAre(TrailStep{"bank.cpp", 10, "T1", "reads a new value"},
                                           TrailStep{"bank.cpp", 20, "T2", "writes"}));
}

TEST_F(TheEnd, InALibraryIsToldByWhereTheThreadWasLastSeen) {
  const StageReport end = ended("assert", {{1, kLibrary}, {2, kLibrary}, {3, kLibrary}});
  const ScheduleFailure failure = told(end, {step("lock", 1, kFrom), step("lock", 2, kTo),
                                             step("end", 2, kTo), step("lock", 3, kLibrary)});
  EXPECT_THAT(failure.threads, ElementsAre(TrailStep{"bank.cpp", 10, "T1", "was last seen here"},
                                           TrailStep{"bank.cpp", 20, "T2", "is here"},
                                           TrailStep{"", 0, "T3", "is in library code"}));
}

TEST_F(TheEnd, WithoutAnyLineHasASuspicionWhy) {
  const ScheduleFailure nowhere = told(ended("race", {{1, 0x999}}), {step("read", 1, 0x999)});
  EXPECT_THAT(nowhere.message, testing::HasSubstr("compiled without -g?"));
  const ScheduleFailure known = told(ended("race", {{1, kFrom}}), {step("read", 1, kFrom)});
  EXPECT_THAT(known.message, testing::Not(testing::HasSubstr("-g")));
}

TEST_F(TheEnd, OfAThreadLeftBehindIsWhereItWasCreated) {
  const ScheduleFailure failure =
      told(ended("leak", {{2, kLibrary}}), {step("create", 0, kFrom), step("create", 0, kTo)});
  EXPECT_THAT(failure.threads, ElementsAre(TrailStep{"bank.cpp", 20, "T2", "is created"}));
}

TEST_F(TheEnd, IsAlsoWhereTheOthersStandWhoCannotGoOn) {
  const ScheduleFailure failure =
      told(ended("deadlock", {{1, kFrom}}), {step("lock", 4, kTo), step("stuck", 1, kFrom),
                                             step("stuck", 2, kTo), step("stuck", 3, kLibrary)});
  EXPECT_THAT(failure.also_stuck, ElementsAre(TrailStep{"bank.cpp", 20, "T2", "waits here, too"},
                                              TrailStep{"", 0, "T3", "waits in library code"}));
}

}  // namespace
}  // namespace ccgrade::explore
