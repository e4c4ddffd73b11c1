#include "analyzers/explore/driver/wording.hpp"

#include <gtest/gtest.h>

#include "tests/fakes/explored_program.hpp"

namespace ccgrade::explore {
namespace {

constexpr int kTimedOut = 1;
constexpr int kSpurious = 2;

std::string words(const std::string& kind, int wake = 0) {
  TraceStep done = step(kind, 1, 0x100, 0xa0);
  done.wake = wake;
  return Wording().of(done);
}

std::string read_of(unsigned long value, int size) {
  TraceStep done = step("read", 1, 0x100);
  done.value = value;
  done.value_size = size;
  return Wording().of(done);
}

TEST(Wording, SaysWhatBecameOfAWait) {
  EXPECT_EQ(words("lock"), "locks mutex A");
  EXPECT_EQ(words("lock", kTimedOut), "gives up waiting for mutex A");
  EXPECT_EQ(words("read lock"), "locks mutex A for reading");
  EXPECT_EQ(words("read unlock"), "unlocks mutex A");
  EXPECT_EQ(words("read lock", kTimedOut), "gives up waiting for mutex A");
  EXPECT_EQ(words("semaphore wait"), "takes semaphore A");
  EXPECT_EQ(words("semaphore wait", kTimedOut), "gives up waiting for semaphore A");
  EXPECT_EQ(words("wait", kSpurious), "wakes without being notified from condition A");
  EXPECT_EQ(words("join", kTimedOut), "gives up waiting for a thread");
}

TEST(Wording, SaysWhichLocksAreHeldWhereThatMatters) {
  const auto holding = [](const std::string& kind) {
    TraceStep done = step(kind, 1, 0x100, 0xa0);
    done.held = {0xb0, 0xc0};
    return Wording().of(done);
  };
  EXPECT_EQ(holding("lock"), "locks mutex A, holding mutex B and mutex C");
  EXPECT_EQ(holding("read"), "reads a new value, holding mutex A and mutex B");
  EXPECT_EQ(holding("unlock"), "unlocks mutex A") << "of which the next step tells";
  EXPECT_EQ(holding("create"), "starts a thread");
}

TEST(Wording, CountsTheLocksThatItDoesNotName) {
  TraceStep write = step("write", 1, 0x100);
  write.held = {0xb0, 0xc0};
  write.held_besides = 3;
  EXPECT_EQ(Wording().of(write), "writes, holding mutex A and mutex B and 3 more");
}

TEST(Wording, NamesWhatLiesWhereSomethingElseLayAnew) {
  Wording wording;
  EXPECT_EQ(wording.of(step("lock", 1, 0x100, 0xa0)), "locks mutex A");
  EXPECT_EQ(wording.of(step("fence", 1, 0x100, 0xa0)), "passes a fence");
  EXPECT_EQ(wording.of(step("semaphore wait", 1, 0x100, 0xa0)), "takes semaphore B");
}

TEST(Wording, SaysWhatIsWrittenWhereItIsKnown) {
  TraceStep write = step("write", 1, 0x100, 0xa0);
  EXPECT_EQ(Wording().of(write), "writes");
  write.value = 90;
  write.value_size = 4;
  EXPECT_EQ(Wording().of(write), "writes 90");
  write.value = 0x40a00000;
  EXPECT_EQ(Wording().of(write), "writes");
  write.pointer = true;
  EXPECT_EQ(Wording().of(write), "writes a pointer");
}

TEST(Wording, NamesALockOnceThatIsHeldTwice) {
  TraceStep write = step("write", 1, 0x100, 0xa0);
  write.held = {0xb0, 0xb0};
  EXPECT_EQ(Wording().of(write), "writes, holding mutex A");
}

TEST(Wording, CallsASemaphoreOne) {
  EXPECT_EQ(words("try semaphore"), "tries to take semaphore A");
  EXPECT_EQ(words("try lock"), "tries to lock mutex A");
}

TEST(Wording, TellsAnExchangeThatFailedForNoReason) {
  EXPECT_EQ(words("atomic update", kSpurious), "fails to exchange atomic A, for no reason");
}

TEST(Wording, ReadsNumbersAsTheyWereMeant) {
  EXPECT_EQ(read_of(3, 4), "reads 3");
  EXPECT_EQ(read_of(0xffffffff, 4), "reads -1");
  EXPECT_EQ(read_of(0xffffffffffffffff, 8), "reads -1");
  EXPECT_EQ(read_of(0xfffc, 2), "reads a new value") << "-4 or 65532";
  EXPECT_EQ(read_of(200, 1), "reads a new value") << "200 or -56";
  EXPECT_EQ(read_of(100, 1), "reads 100");
  EXPECT_EQ(read_of(0x3ff8000000000000, 8), "reads a new value") << "1.5, perhaps";
  EXPECT_EQ(read_of(0x40a00000, 4), "reads a new value") << "5.0, perhaps";
  EXPECT_EQ(read_of(973279855, 4), "reads a new value") << "0.0005, perhaps";
  EXPECT_EQ(read_of(0x7fff12345678, 8), "reads a new value") << "a pointer, or nanoseconds";
}

TEST(Wording, NamesObjectsInTheOrderInWhichTheyAppear) {
  Wording wording;
  for (unsigned long object = 1; object <= 26; ++object) wording.of(step("lock", 1, 0x100, object));
  EXPECT_EQ(wording.of(step("unlock", 1, 0x100, 26)), "unlocks mutex Z");
  EXPECT_EQ(wording.of(step("lock", 1, 0x100, 27)), "locks mutex #27");
  EXPECT_EQ(wording.of(step("lock", 1, 0x100, 28)), "locks mutex #28");
  EXPECT_EQ(wording.of(step("unlock", 1, 0x100, 1)), "unlocks mutex A");
}

}  // namespace
}  // namespace ccgrade::explore
