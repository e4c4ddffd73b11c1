#include "grader/ledger/ledger.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <latch>

#include "grader/host/linux_host.hpp"

namespace ccgrade {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class LedgerTest : public testing::Test {
 protected:
  Result<Ledger> open() { return Ledger::open(*host_, folder_.path(), &note_); }

  GradeRecord record(const std::string& id, double total, Verdict verdict = Verdict::fail) {
    GradeRecord record;
    record.id = id;
    record.learner = "ada";
    record.challenge = "01-deadlock";
    record.scorecard = {{}, total, 100, verdict, ""};
    return record;
  }

  ScratchFolder folder_{"ledger-test"};
  std::unique_ptr<Host> host_ = make_linux_host(1, {});
  std::string note_;
};

TEST_F(LedgerTest, PaysForImprovementOnly) {
  Result<Ledger> ledger = open();
  ASSERT_TRUE(ledger) << ledger.error().message;
  GradeRecord first = record("a", 40);
  GradeRecord same = record("b", 40);
  GradeRecord worse = record("c", 10);
  GradeRecord best = record("d", 100, Verdict::pass);
  GradeRecord again = record("e", 100, Verdict::pass);
  for (GradeRecord* each : {&first, &same, &worse, &best, &again})
    ASSERT_TRUE(ledger->append(*each, 200));
  EXPECT_EQ(first.xp.earned, 80);
  EXPECT_EQ(same.xp.earned, 0);
  EXPECT_EQ(worse.xp.earned, 0);
  EXPECT_EQ(best.xp.earned, 120);
  EXPECT_EQ(again.xp.earned, 0);
  EXPECT_EQ(again.xp.total, 200);
  EXPECT_EQ(again.xp.level, 2);
}

TEST_F(LedgerTest, WhatCouldNotBeJudgedNeitherPaysNorCountsAsABest) {
  Result<Ledger> ledger = open();
  GradeRecord broken = record("a", 90, Verdict::infra_error);
  GradeRecord real = record("b", 50);
  ASSERT_TRUE(ledger->append(broken, 200));
  ASSERT_TRUE(ledger->append(real, 200));
  EXPECT_EQ(broken.xp.earned, 0);
  EXPECT_EQ(real.xp.earned, 100);
}

TEST_F(LedgerTest, ARecordIsFoundByIdByItsBeginningAndAsTheLast) {
  Result<Ledger> ledger = open();
  GradeRecord early = record("20260101-aaaa", 40);
  GradeRecord late = record("20260102-bbbb", 50);
  ASSERT_TRUE(ledger->append(early, 200));
  ASSERT_TRUE(ledger->append(late, 200));
  EXPECT_EQ(ledger->find("20260101-aaaa")->id, early.id);
  EXPECT_EQ(ledger->find("20260102")->id, late.id);
  EXPECT_EQ(ledger->find("last")->id, late.id);
  EXPECT_THAT(ledger->find("2026").error().message, HasSubstr("more than one"));
  EXPECT_THAT(ledger->find("x").error().message, HasSubstr("no record"));
}

TEST_F(LedgerTest, OnlyWhatARecordsIdBeginsWithFindsIt) {
  Result<Ledger> ledger = open();
  GradeRecord only = record("20260101-aaaa", 40);
  ASSERT_TRUE(ledger->append(only, 200));
  for (const char* name : {"", "%", "_", "\\", "2026%", "%aaaa", "20260101_aaaa", "aaaa"}) {
    const Result<GradeRecord> found = ledger->find(name);
    ASSERT_FALSE(found) << name;
    EXPECT_THAT(found.error().message, HasSubstr("no record is called")) << name;
  }
}

TEST_F(LedgerTest, AnEqualIdIsRefusedAndNothingIsPaid) {
  Result<Ledger> ledger = open();
  GradeRecord first = record("a", 40);
  GradeRecord twin = record("a", 80);
  ASSERT_TRUE(ledger->append(first, 200));
  EXPECT_FALSE(ledger->append(twin, 200));
  EXPECT_EQ(ledger->experience("ada")->total, 80);
}

/// Two ledgers on one file. What IMMEDIATE prevents: both read the same best, and then one of them
/// cannot write.
class TwoLedgers : public LedgerTest {
 protected:
  static constexpr int kRecords = 25;
  static std::string id(const char* writer, int n) { return writer + std::to_string(100 + n); }

  /// Appends records of rising scores up to full marks; what went wrong.
  std::vector<std::string> append_all(const char* writer, Ledger& ledger, std::latch& start) {
    std::vector<std::string> errors;
    start.arrive_and_wait();
    for (int n = 1; n <= kRecords; ++n) {
      GradeRecord next = record(id(writer, n), n * 100.0 / kRecords);
      if (const Status done = ledger.append(next, 200); !done)
        errors.push_back(next.id + ": " + done.error().message);
    }
    return errors;
  }
};

TEST_F(TwoLedgers, MayWriteAtOnceAndNoImprovementIsPaidTwice) {
  Result<Ledger> first = open();
  Result<Ledger> second = open();
  ASSERT_TRUE(first && second);
  std::latch start(2);
  auto other = std::async(std::launch::async, [&] { return append_all("b", *second, start); });
  EXPECT_THAT(append_all("a", *first, start), IsEmpty());
  EXPECT_THAT(other.get(), IsEmpty());
  EXPECT_EQ(first->experience("ada")->total, 200) << "what full marks are worth, once";
  for (int n = 1; n <= kRecords; ++n)
    for (const char* writer : {"a", "b"}) EXPECT_TRUE(first->find(id(writer, n))) << id(writer, n);
}

// One in a hundred is told that "database is locked": SQLite does not wait when it turns to WAL.
TEST_F(TwoLedgers, MayBeginANewFileAtOnce) {
  for (int n = 0; n < 100; ++n) {
    const std::string folder = folder_.path() + "/" + std::to_string(n);
    ASSERT_TRUE(host_->make_folder(folder));
    const auto begin = [&]() -> std::string {
      std::string note;
      const Result<Ledger> ledger = Ledger::open(*host_, folder, &note);
      return ledger ? "" : ledger.error().message;
    };
    auto other = std::async(std::launch::async, begin);
    EXPECT_EQ(begin(), "");
    EXPECT_EQ(other.get(), "");
  }
}

TEST_F(LedgerTest, ACorruptFileIsKeptAsideAndNeverOverwritten) {
  const std::string path = folder_.path() + "/ledger.db";
  const std::string garbage(5000, 'x');
  std::ofstream(path) << garbage;
  ASSERT_TRUE(open());
  EXPECT_THAT(note_, HasSubstr("kept as"));
  bool kept = false;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    std::ifstream in(entry.path());
    kept |= std::string(std::istreambuf_iterator<char>(in), {}) == garbage;
  }
  EXPECT_TRUE(kept);
}

TEST_F(LedgerTest, AFileOfANewerVersionIsLeftAlone) {
  {
    Result<Ledger> ledger = open();
    bool corrupt = false;
    Result<Database> raw = Database::open(folder_.path() + "/ledger.db", &corrupt);
    ASSERT_TRUE(raw->execute("PRAGMA user_version=99"));
  }
  const Result<Ledger> ledger = open();
  ASSERT_FALSE(ledger);
  EXPECT_THAT(ledger.error().message, HasSubstr("newer ccgrade"));
}

TEST(Levels, BeginWhereTheirExperienceIsReached) {
  EXPECT_EQ(level_for(0), 1);
  EXPECT_EQ(level_for(99), 1);
  EXPECT_EQ(level_for(100), 2);
  EXPECT_EQ(level_for(299), 2);
  EXPECT_EQ(level_for(300), 3);
  EXPECT_EQ(level_for(4500), 10);
}

}  // namespace
}  // namespace ccgrade
