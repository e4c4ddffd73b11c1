// The table of threads that the runtime keeps in the program under test. Its rows are global, as
// the interposers need them, so each test takes fresh rows and handles of its own.
#include <gtest/gtest.h>

#include "analyzers/dynamic/watch/runtime/table.hpp"

namespace ccgrade::watch {
namespace {

pthread_t handle(unsigned long number) {
  return static_cast<pthread_t>(0x1000 + number);
}

TEST(ThreadTable, AThreadIsNotTakenForJoinedWhenItRunsBeforeItsCreatorHearsOfIt) {
  Thread& thread = *new_thread();
  take_handle(thread, handle(1));  // the thread itself, in become()
  take_handle(thread, handle(1));  // its creator, back from pthread_create
  EXPECT_FALSE(thread.joined);
  EXPECT_EQ(find_thread(handle(1)), &thread);
}

TEST(ThreadTable, WhoHadTheHandleBeforeIsGone) {
  Thread& before = *new_thread();
  take_handle(before, handle(2));
  Thread& after = *new_thread();
  take_handle(after, handle(2));
  EXPECT_TRUE(before.joined);
  EXPECT_EQ(find_thread(handle(2)), &after);
}

TEST(ThreadTable, ACreatorThatIsLateLeavesWhoTookOverAlone) {
  Thread& before = *new_thread();
  take_handle(before, handle(3));
  before.detached = before.finished = true;
  Thread& after = *new_thread();
  take_handle(after, handle(3));
  take_handle(before, handle(3));
  EXPECT_FALSE(after.joined);
  EXPECT_EQ(find_thread(handle(3)), &after);
}

TEST(ThreadTable, OtherHandlesStay) {
  Thread& one = *new_thread();
  take_handle(one, handle(4));
  Thread& other = *new_thread();
  take_handle(other, handle(5));
  EXPECT_FALSE(one.joined);
  EXPECT_EQ(find_thread(handle(4)), &one);
}

TEST(ThreadTable, WhoGetsAUsedRowIsDealtPausesOfItsOwn) {
  Thread& before = *new_thread();
  before.random = 7;
  before.pauses_left = 0;  // it has had them all
  before.used = false;
  Thread& after = *new_thread();
  ASSERT_EQ(&after, &before);
  EXPECT_EQ(after.random, 0U);
}

}  // namespace
}  // namespace ccgrade::watch
