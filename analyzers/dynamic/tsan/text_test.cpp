#include "analyzers/dynamic/tsan/text.hpp"

#include <gtest/gtest.h>

namespace ccgrade::tsan {
namespace {

// As clang 19's runtime prints with symbolize=0:second_deadlock_stack=1, shortened.
constexpr const char* kText = R"(==================
WARNING: ThreadSanitizer: lock-order-inversion (potential deadlock) (pid=24377)
  Cycle in lock order graph: M0 (0x000001719368) => M1 (0x000001719390) => M0

  Mutex M1 acquired here while holding mutex M0 in thread T1:
    #0 <null> <null> (a.exe+0x2a086e) (BuildId: fd4f)
    #1 <null> <null> (a.exe+0x323476) (BuildId: fd4f)
    #2 <null> <null> (libstdc++.so.6+0xd44a2) (BuildId: 289e)

  Mutex M0 acquired here while holding mutex M1 in thread T2:
    #0 <null> <null> (a.exe+0x2a086e) (BuildId: fd4f)

  Thread T1 (tid=24380, finished) created by main thread at:
    #0 <null> <null> (a.exe+0x29eb61) (BuildId: fd4f)

SUMMARY: ThreadSanitizer: lock-order-inversion (potential deadlock) (a.exe+0x2a086e)
==================
==================
WARNING: ThreadSanitizer: data race (pid=24377)
  Write of size 4 at 0x0000017193bc by thread T3:
    #0 <null> <null> (a.exe+0x3239e0) (BuildId: fd4f)

  Previous read of size 4 at 0x0000017193bc by thread T2:
    #0 <null> <null> (a.exe+0x323955) (BuildId: fd4f)

SUMMARY: ThreadSanitizer: data race (a.exe+0x3239e0)
==================
)";

TEST(TsanText, GivesEachReportItsStacks) {
  const auto reports = parse_text(kText, "a.exe");
  ASSERT_EQ(reports.size(), 2u);
  EXPECT_EQ(reports[0].type, "lock-order-inversion");
  ASSERT_EQ(reports[0].stacks.size(), 2u);
  EXPECT_EQ(reports[0].threads.size(), 1u);
  EXPECT_EQ(reports[1].type, "data-race");
}

TEST(TsanText, KeepsTheProgramsOwnAddressesOnly) {
  const auto reports = parse_text(kText, "a.exe");
  EXPECT_EQ(reports[0].stacks[0], (std::vector<unsigned long>{0x2a086f, 0x323477}));
}

TEST(TsanText, TellsReadsFromWritesAndNamesTheThreads) {
  const auto race = parse_text(kText, "a.exe")[1];
  ASSERT_EQ(race.accesses.size(), 2u);
  EXPECT_TRUE(race.accesses[0].write);
  EXPECT_EQ(race.accesses[0].thread, 3);
  EXPECT_FALSE(race.accesses[1].write);
  EXPECT_EQ(race.accesses[1].thread, 2);
}

TEST(TsanText, FindsNothingInOrdinaryOutput) {
  EXPECT_TRUE(parse_text("everything is fine\n    #0 a list item\n", "a.exe").empty());
}

}  // namespace
}  // namespace ccgrade::tsan
