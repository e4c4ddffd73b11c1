#include "analyzers/static/engine/models.hpp"

#include <gmock/gmock.h>

namespace ccgrade {
namespace {

using testing::AllOf;
using testing::HasSubstr;

Models read(const std::string& text) {
  Result<Models> models = Models::read({{"mine.toml", text}});
  EXPECT_TRUE(models) << (models ? "" : models.error().message);
  return models ? std::move(*models) : Models{};
}

std::string complaint(const std::string& text) {
  const Result<Models> models = Models::read({{"mine.toml", text}});
  EXPECT_FALSE(models);
  return models ? "" : models.error().message;
}

TEST(Models, TellTypesAndFunctionsByTheirFullNames) {
  const Models models = read(
      "[types]\n\"absl::Mutex\" = { kind = \"mutex\" }\n"
      "[functions]\n\"my::pause\" = { blocks = \"sleeps\" }\n"
      "take = { receives = true }\n");
  ASSERT_TRUE(models.type("absl::Mutex"));
  EXPECT_EQ(models.type("absl::Mutex")->kind, TypeKind::mutex);
  EXPECT_FALSE(models.type("Mutex"));
  ASSERT_TRUE(models.function("my::pause"));
  EXPECT_EQ(models.function("my::pause")->blocks, "sleeps");
  EXPECT_TRUE(models.function("my::pause")->is_told());
  EXPECT_FALSE(models.function("my::pause")->receives);
  EXPECT_TRUE(models.function("take")->receives);
  EXPECT_FALSE(models.function("pause"));
}

TEST(Models, SayWhatIsGoneAfterACall) {
  const Models models = read(
      "[functions]\ndrop = { destroys = \"argument\" }\n\"Box::clear\" = { destroys = \"owned\" "
      "}\n");
  EXPECT_EQ(models.function("drop")->destroys, Destroys::argument);
  EXPECT_EQ(models.function("Box::clear")->destroys, Destroys::owned);
  EXPECT_TRUE(models.function("drop")->is_told());
  EXPECT_THAT(complaint("[functions]\ndrop = { destroys = \"all\" }\n"),
              HasSubstr("expected one of argument, owned"));
}

TEST(Models, OfCSayWhichArgumentIsWhat) {
  const Models models = read(
      "[types]\nlock_t = { kind = \"mutex\", of-c = true }\n"
      "[functions]\nstart = { starts = 1, thread = 0 }\n"
      "wait = { waits = true, timed = true, condition = 0, lock = 2 }\n"
      "init = { makes-recursive = 1 }\n");
  EXPECT_TRUE(models.type("lock_t")->of_c);
  EXPECT_EQ(models.function("start")->starts, 1);
  EXPECT_EQ(models.function("start")->thread, 0);
  EXPECT_EQ(models.function("wait")->condition, 0);
  EXPECT_EQ(models.function("wait")->lock, 2);
  EXPECT_TRUE(models.function("wait")->timed);
  EXPECT_EQ(models.function("init")->makes_recursive, 1);
  EXPECT_THAT(complaint("[functions]\nstart = { starts = true }\n"), HasSubstr("argument"));
}

TEST(Models, NameTheMembersOfALockAsItsLibraryDoes) {
  const Models models = read(
      "[members]\nlock = \"lock\"\n"
      "[types]\n\"absl::Mutex\" = { kind = \"mutex\", members = { Lock = \"lock\", "
      "ReaderLock = \"lock-shared\" } }\n\"std::mutex\" = { kind = \"mutex\" }\n");
  const TypeModel& absl = *models.type("absl::Mutex");
  EXPECT_EQ(models.member(absl, "Lock"), LockAction::lock);
  EXPECT_EQ(models.member(absl, "ReaderLock"), LockAction::lock_shared);
  EXPECT_EQ(models.member(absl, "Await"), LockAction::none);
  EXPECT_EQ(models.member(*models.type("std::mutex"), "lock"), LockAction::lock);
}

TEST(Models, OfALaterFileReplaceThoseOfAnEarlierOne) {
  const Result<Models> models =
      Models::read({{"a.toml", "[functions]\nsleep = { blocks = \"sleeps\" }\n"},
                    {"b.toml", "[functions]\nsleep = { signal-safe = true }\n"}});
  ASSERT_TRUE(models);
  EXPECT_EQ(models->function("sleep")->blocks, "");
  EXPECT_TRUE(models->function("sleep")->signal_safe);
}

TEST(Models, TellWhichPathsAreAskedAboutAndUsed) {
  const Models models = read(
      "[functions]\naccess = { asks-path = 0, asks-rights = true }\n"
      "\"my::read\" = { uses-path = 1, only-reads = true }\n"
      "printf = { signal-unsafe = \"it locks\" }\n");
  EXPECT_EQ(models.function("access")->asks_path, 0);
  EXPECT_TRUE(models.function("access")->asks_rights);
  EXPECT_FALSE(models.function("access")->uses_path);
  EXPECT_EQ(models.function("my::read")->uses_path, 1);
  EXPECT_TRUE(models.function("my::read")->only_reads);
  EXPECT_EQ(models.function("printf")->signal_unsafe, "it locks");
  EXPECT_FALSE(models.function("printf")->is_told());
}

TEST(Models, SurviveAKeyThatIsNone) {
  const auto models = Models::read({{"own.toml", "[\x01"}});
  ASSERT_FALSE(models);
  EXPECT_NE(models.error().message.find("own.toml"), std::string::npos);
}

TEST(Models, SurviveLettersBetweenWords) {
  EXPECT_FALSE(Models::read({{"own.toml", "[types]\n\"Latch\" \u00e9= { kind = \"mutex\" }\n"}}));
}

TEST(Models, SayWhereTheyAreWrong) {
  EXPECT_THAT(complaint("[types]\n\"M\" = { kind = \"mutx\" }\n"),
              AllOf(HasSubstr("mine.toml, line 2"), HasSubstr("expected one of mutex")));
  EXPECT_THAT(complaint("[functions]\nf = { block = \"sleeps\" }\n"),
              AllOf(HasSubstr("line 2"), HasSubstr("no `block`")));
  EXPECT_THAT(complaint("[functions]\nf = { closes = -1 }\n"), HasSubstr("number of an argument"));
  EXPECT_THAT(complaint("[functions]\nf = { waits = \"yes\" }\n"), HasSubstr("another type"));
  EXPECT_THAT(complaint("[functions]\nf = 3\n"), HasSubstr("must be a table"));
  EXPECT_THAT(complaint("types = 3\n"), HasSubstr("[types] must be a table"));
  EXPECT_THAT(complaint("[type]\n"), HasSubstr("no `type`"));
  EXPECT_THAT(complaint("[types\n"), HasSubstr("mine.toml, line 1"));
}

}  // namespace
}  // namespace ccgrade
