#include "analyzers/explore/driver/library_faults.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/explored_program.hpp"
#include "tests/fakes/fake_symbols.hpp"

namespace ccgrade::explore {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A race between two places, of which each is in libstdc++'s tables or in the program.
class LibraryFaults : public testing::Test {
 protected:
  static constexpr const char* kTables = "/usr/include/c++/12/bits/locale_facets.h";

  bool excused(const std::string& first, const std::string& second,
               const std::string& verdict = "race") {
    symbols_.add(0x100, first, 7);
    symbols_.add(0x200, second, 9);
    StageReport failure = deadlock("-");
    failure.verdict = verdict;
    return excuse_library(host_, program_, failure);
  }

  FakeHost host_;
  FakeSymbols symbols_{host_};
  Program program_{.path = "program"};
};

TEST_F(LibraryFaults, PassFromThenOn) {
  EXPECT_TRUE(excused(kTables, kTables));
  EXPECT_THAT(program_.unjudged, ElementsAre(0x100, 0x200));
}

TEST_F(LibraryFaults, AreNotTheProgramsWhereverItIsTheOtherSide) {
  EXPECT_FALSE(excused(kTables, "bank.cpp"));
  EXPECT_THAT(program_.unjudged, IsEmpty());
}

TEST_F(LibraryFaults, AreRacesOnly) {
  EXPECT_FALSE(excused(kTables, kTables, "deadlock"));
  EXPECT_THAT(program_.unjudged, IsEmpty());
}

TEST_F(LibraryFaults, AreNoMoreThanTheRuntimeHasRoomFor) {
  program_.unjudged.resize(30);
  EXPECT_FALSE(excused(kTables, kTables));
  program_.unjudged.resize(29);
  EXPECT_TRUE(excused(kTables, kTables));
}

TEST_F(LibraryFaults, AreNotGuessed) {
  host_.answer("llvm-symbolizer-19", exited(1, "", "no such file"));
  EXPECT_FALSE(excused(kTables, kTables));
}

}  // namespace
}  // namespace ccgrade::explore
