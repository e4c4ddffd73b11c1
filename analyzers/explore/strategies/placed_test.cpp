#include <gtest/gtest.h>

#include "simulation.hpp"

namespace ccgrade::explore {
namespace {

constexpr std::uintptr_t kHere = 0x10;
constexpr std::uintptr_t kElsewhere = 0x20;

Op at(std::uintptr_t pc) {
  Op step = load('x');
  step.pc = pc;
  return step;
}

class PlacedSchedules : public testing::Test {
 protected:
  /// Whose steps were taken, under a schedule of one departure from thread 0 to thread 1.
  std::vector<int> order(std::uint32_t visit, std::uintptr_t pc = kHere) {
    schedule_.clear();
    PlacedDeparture departure;
    departure.kind = OpKind::atomic_read;
    departure.pc = pc;
    departure.visit = visit;
    departure.chosen = 1;
    schedule_.push(departure);
    program_.run(*make_replay(schedule_, missed_, *arena_));
    return program_.order();
  }

  Simulation program_{{{at(kHere), at(kElsewhere), at(kHere)}, {at(kElsewhere)}}};
  Arena* arena_ = Arena::create(1 << 20);
  PlacedSchedule schedule_{*arena_};
  std::uint32_t missed_ = 0;
};

TEST_F(PlacedSchedules, DepartWhereTheThreadComesToThePlace) {
  EXPECT_EQ(order(1), (std::vector<int>{1, 0, 0, 0}));
}

TEST_F(PlacedSchedules, CountHowOftenItComesThere) {
  EXPECT_EQ(order(2), (std::vector<int>{0, 0, 1, 0}));
  EXPECT_EQ(missed_, 0u);
}

TEST_F(PlacedSchedules, CountEveryOperationOfTheKindWhereNoPlaceIsNamed) {
  EXPECT_EQ(order(3, 0), (std::vector<int>{0, 0, 1, 0}));
}

TEST_F(PlacedSchedules, TellWhatNeverHappened) {
  EXPECT_EQ(order(3), (std::vector<int>{0, 0, 0, 1}));
  EXPECT_EQ(missed_, 1u);
  EXPECT_EQ(order(1, 0x30), (std::vector<int>{0, 0, 0, 1}));
  EXPECT_EQ(missed_, 1u);
}

}  // namespace
}  // namespace ccgrade::explore
