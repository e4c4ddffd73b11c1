#include "analyzers/dynamic/watch/log.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/recorded.hpp"

namespace ccgrade::watch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A thread that waits for one lock and holds another.
std::string waiting(int number, const std::string& wants, const std::string& holds) {
  return "thread " + std::to_string(number) + " mutex " + wants + " --- created 0 at 0 holds 1 " +
         holds + " 0\n";
}

TEST(WatchLog, ReadsAThreadWithItsStacksAndLocks) {
  const auto events = parse_log(
      "event deadlock 1 2\n"
      "thread 1 mutex 0xb0 JDF created 2 0x1 0x2 at 1 0x3 holds 2 0xa0 1 0x4 0xa1 2 0x5 0x6\n"
      "done\n");
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].kind, "deadlock");
  EXPECT_THAT(events[0].words, ElementsAre("1", "2"));
  const ThreadLine* thread = events[0].thread(1);
  ASSERT_NE(thread, nullptr);
  EXPECT_EQ(thread->state, "mutex");
  EXPECT_EQ(thread->wanted, 0xb0u);
  EXPECT_TRUE(thread->joined && thread->detached && thread->finished);
  EXPECT_THAT(thread->created, ElementsAre(1, 2));
  EXPECT_THAT(thread->at, ElementsAre(3));
  ASSERT_EQ(thread->holds.size(), 2u);
  EXPECT_EQ(thread->holds[1].object, 0xa1u);
  EXPECT_THAT(thread->holds[1].taken_at, ElementsAre(5, 6));
  EXPECT_EQ(events[0].thread(7), nullptr);
}

TEST(WatchLog, CutAnywhereGivesTheEventsThatWereWhole) {
  const std::string log = recorded("watch", "spin.log");  // two events
  ASSERT_EQ(parse_log(log).size(), 2u);
  const std::size_t first_end = log.find("done\n");
  for (std::size_t cut = 0; cut < log.size(); ++cut) {
    const std::size_t whole = parse_log(log.substr(0, cut)).size();
    const bool second_is_whole = cut + 1 >= log.size();  // its last newline matters to nobody
    EXPECT_EQ(whole, second_is_whole ? 2u : cut >= first_end + 4 ? 1u : 0u) << cut;
  }
}

TEST(WatchLog, SurvivesWhateverIsInIt) {
  EXPECT_THAT(parse_log(""), IsEmpty());
  EXPECT_THAT(parse_log("done\nthread 1 mutex\ndone\n"), IsEmpty());
  const auto events = parse_log(
      "event stuck\nthread x\nthread 1 mutex 0x1 --- created 99999999 0x1\n"
      "thread 2 mutex 0x1 --- created -5 at -5 holds -5\nevent end\ndone\n");
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].kind, "end");
}

TEST(WatchLog, FindsTheCycleAndLeavesOutWhoOnlyWaitsForIt) {
  const auto events =
      parse_log("event stuck\n" + waiting(1, "0xa", "0xd") + waiting(2, "0xb", "0xa") +
                waiting(3, "0xc", "0xb") + waiting(4, "0xa", "0xc") + "done\n");
  std::vector<int> cycle = find_lock_cycle(events.at(0));
  std::sort(cycle.begin(), cycle.end());
  EXPECT_THAT(cycle, ElementsAre(2, 3, 4));
}

TEST(WatchLog, FindsAThreadThatWaitsForItself) {
  const auto events = parse_log("event stuck\n" + waiting(5, "0xa", "0xa") + "done\n");
  EXPECT_THAT(find_lock_cycle(events.at(0)), ElementsAre(5));
}

TEST(WatchLog, FindsNoCycleWhereThereIsNone) {
  const auto chain =
      parse_log("event stuck\n" + waiting(1, "0xa", "0xb") + waiting(2, "0xc", "0xa") + "done\n");
  EXPECT_THAT(find_lock_cycle(chain.at(0)), IsEmpty());
  const auto condition =
      parse_log("event stuck\nthread 1 condition 0xa --- created 0 at 0 holds 1 0xa 0\ndone\n");
  EXPECT_THAT(find_lock_cycle(condition.at(0)), IsEmpty()) << "a condition is no lock";
}

}  // namespace
}  // namespace ccgrade::watch
