#pragma once
#include <gtest/gtest.h>

#include "analyzers/explore/driver/story.hpp"
#include "tests/fakes/explored_program.hpp"
#include "tests/fakes/fake_symbols.hpp"

namespace ccgrade::explore {

/// A fixture: what is told of an execution of a program with these places.
class StoryOfBank : public testing::Test {
 protected:
  static constexpr unsigned long kFrom = 0x100, kTo = 0x200, kHarness = 0x300, kLibrary = 0x400;

  StoryOfBank() {
    symbols_.add(kFrom, "./bank.cpp", 10);
    symbols_.add(kTo, "bank.cpp", 20);
    symbols_.add(kHarness, "harness/scenarios.cpp", 30);
    symbols_.add(kLibrary, "/usr/include/c++/12/thread", 40);
  }

  /// An execution that ends so, with nobody to name.
  static StageReport ended(const std::string& verdict, const std::vector<PartyAt>& parties = {}) {
    StageReport stage = deadlock("-");
    stage.verdict = verdict;
    stage.parties = parties;
    return stage;
  }

  ScheduleFailure told(const StageReport& stage, const std::vector<TraceStep>& trace) {
    const Result<ScheduleFailure> failure = tell(host_, {.path = "program"}, stage, trace);
    EXPECT_TRUE(failure);
    return failure ? *failure : ScheduleFailure{};
  }

 private:
  FakeHost host_;
  FakeSymbols symbols_{host_};
};

}  // namespace ccgrade::explore
