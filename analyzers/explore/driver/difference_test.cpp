#include "analyzers/explore/driver/difference.hpp"

#include <gtest/gtest.h>

namespace ccgrade::explore {
namespace {

TraceStep step(const std::string& kind, int thread, unsigned long pc) {
  TraceStep made;
  made.kind = kind;
  made.thread = thread;
  made.pc = pc;
  return made;
}

const std::vector<TraceStep> kTrace{step("lock", 0, 10), step("create", 0, 20),
                                    step("lock", 1, 10)};

TEST(TwoExecutions, AreAlikeWhereverTheirObjectsLie) {
  std::vector<TraceStep> elsewhere = kTrace;
  elsewhere[0].object = 0x1000;
  EXPECT_EQ(first_difference(kTrace, elsewhere), std::nullopt);
}

TEST(TwoExecutions, DifferFromTheFirstStepThatAnotherThreadTakesOrElsewhere) {
  std::vector<TraceStep> other = kTrace;
  other[1] = step("create", 0, 21);
  EXPECT_EQ(first_difference(kTrace, other), 1u);
  other[0] = step("lock", 1, 10);
  EXPECT_EQ(first_difference(kTrace, other), 0u);
}

TEST(TwoExecutions, DifferWhereOneOfThemEnds) {
  const std::vector<TraceStep> beginning(kTrace.begin(), kTrace.begin() + 2);
  EXPECT_EQ(first_difference(kTrace, beginning), 2u);
  EXPECT_EQ(first_difference(beginning, kTrace), 2u);
  EXPECT_EQ(first_difference({}, kTrace), 0u);
}

TEST(TwoExecutions, DifferWhereTheirMarksDoWhenOneWasNotRecorded) {
  std::vector<TraceStep> trace = kTrace;
  trace.insert(trace.begin() + 1, step("read", 0, 15));  // no mark: it is no step of the other one
  EXPECT_EQ(first_difference(trace, {7, 8, 9}, {7, 8, 9}), std::nullopt);
  EXPECT_EQ(first_difference(trace, {7, 8, 9}, {7, 6, 5}), 2u);
  EXPECT_EQ(first_difference(trace, {7, 8, 9}, {7}), 2u) << "the other one ended there";
}

}  // namespace
}  // namespace ccgrade::explore
