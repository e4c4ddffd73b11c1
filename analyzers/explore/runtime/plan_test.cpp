#include "plan.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ccgrade::explore {
namespace {

class Plans : public testing::Test {
 protected:
  bool reads(const std::string& text) { return parse_plan(text.c_str(), plan_, *arena_); }

  std::string printed() {
    std::string all;
    for (const Departure& each : plan_.stages.back().schedule) {
      char text[kDepartureText];
      print_departure(each, text);
      all += (all.empty() ? "" : ",") + std::string(text);
    }
    return all.empty() ? "-" : all;
  }

  Arena* arena_ = Arena::create(1 << 20);
  Plan plan_{*arena_};
};

TEST_F(Plans, SayWhatExecutionsMayDo) {
  ASSERT_TRUE(
      reads("seconds 2.5\nthreads 7\nsteps 9\nsurprises 3\nunjudged 16\naim 32\nshared 48\n"));
  EXPECT_EQ(plan_.seconds, 2.5);
  EXPECT_EQ(plan_.threads, 7);
  EXPECT_EQ(plan_.settings.max_steps, 9u);
  EXPECT_EQ(plan_.settings.surprises, 3u);
  EXPECT_FALSE(plan_.settings.judges(16));
  EXPECT_TRUE(plan_.settings.judges(17));
  EXPECT_EQ(plan_.aims[0], 32u);
  EXPECT_EQ(plan_.shared[0], 48u);
  EXPECT_TRUE(plan_.in_process);
}

TEST_F(Plans, TurnThingsOnAndOff) {
  ASSERT_TRUE(reads("races off\nleaks off\ncoverage on\nfork\n"));
  EXPECT_FALSE(plan_.settings.races);
  EXPECT_FALSE(plan_.settings.leaks);
  EXPECT_TRUE(plan_.settings.coverage);
  EXPECT_FALSE(plan_.in_process);
  ASSERT_TRUE(reads("races on\nleaks on\ncoverage off"));
  EXPECT_TRUE(plan_.settings.races);
  EXPECT_TRUE(plan_.settings.leaks);
  EXPECT_FALSE(plan_.settings.coverage);
}

TEST_F(Plans, NameTheStagesInTheirOrder) {
  ASSERT_TRUE(reads("run random:20 5 40\n\nreplay 0@8>1\nrecord -"));
  ASSERT_EQ(plan_.stages.size(), 3u);
  EXPECT_STREQ(plan_.stages[0].strategy, "random:20");
  EXPECT_EQ(plan_.stages[0].first_seed, 5u);
  EXPECT_EQ(plan_.stages[0].count, 40u);
  EXPECT_STREQ(plan_.stages[1].strategy, "");
  EXPECT_FALSE(plan_.stages[1].record);
  EXPECT_TRUE(plan_.stages[2].record);
}

TEST_F(Plans, SpellASchedulesDeparturesAsTheyArePrinted) {
  for (const std::string schedule : {"-", "0@8>1", "0@8>1,12@3>0t,2@11>345s,0@4294967295>0"}) {
    ASSERT_TRUE(reads("replay " + schedule + "\nthreads 3\n")) << schedule;
    EXPECT_EQ(printed(), schedule);
  }
}

TEST_F(Plans, SayHowWhoIsChosenWakes) {
  ASSERT_TRUE(reads("record 3@8>1,3@9>2t,3@10>4s"));
  const Schedule& schedule = plan_.stages[0].schedule;
  EXPECT_EQ(schedule[0].wake, Wake::ready);
  EXPECT_EQ(schedule[1].wake, Wake::timed_out);
  EXPECT_EQ(schedule[2].wake, Wake::spurious);
  EXPECT_EQ(schedule[2].thread, 3);
  EXPECT_EQ(schedule[2].event, 10u);
  EXPECT_EQ(schedule[2].chosen, 4);
}

TEST_F(Plans, NameDeparturesByPlaces) {
  ASSERT_TRUE(reads("follow 2@atomic read:400#3>1,0@notify:0#1w>5s\n"));
  const Stage& stage = plan_.stages[0];
  EXPECT_TRUE(stage.record);
  ASSERT_EQ(stage.places.size(), 2u);
  EXPECT_EQ(stage.places[0].thread, 2);
  EXPECT_EQ(stage.places[0].kind, OpKind::atomic_read);
  EXPECT_EQ(stage.places[0].pc, 400u);
  EXPECT_EQ(stage.places[0].visit, 3u);
  EXPECT_FALSE(stage.places[0].whom_to_wake);
  EXPECT_TRUE(stage.places[1].whom_to_wake);
  EXPECT_EQ(stage.places[1].chosen, 5);
  EXPECT_EQ(stage.places[1].wake, Wake::spurious);
}

TEST_F(Plans, AreRefusedWhereALineCannotBeRead) {
  for (const char* line :
       {"nonsense", "run pos 1", "run", "replay", "replay ", "replay 0@8", "replay 0>1",
        "replay 0!8>1", "replay 0@8>1;", "replay 0@8>1x", "replay 0@8>1,", "follow 0@8>1",
        "follow 0@wish:4#1>1", "follow 0@lock:4>1", "follow 0@lock:4!1>1", "follow 0@lock:4#1",
        "threads", "seconds soon"}) {
    EXPECT_FALSE(reads(line)) << line;
    EXPECT_FALSE(reads(std::string("threads 3\n") + line + "\nthreads 3\n")) << line;
  }
}

TEST_F(Plans, AreRefusedWhereMoreIsLeftUnjudgedThanThereIsRoomFor) {
  std::string text;
  for (int i = 0; i < Settings::kMostUnjudged; ++i) text += "unjudged 16\n";
  EXPECT_TRUE(reads(text));
  EXPECT_FALSE(reads("unjudged 16\n"));
}

}  // namespace
}  // namespace ccgrade::explore
