#include "grader/build/cache.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "grader/host/linux_host.hpp"

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class BuildCacheTest : public testing::Test {
 protected:
  BuildCache open() { return BuildCache(*host_, in("cache"), in("fallback")); }
  std::string in(const std::string& name) const { return folder_.path() + "/" + name; }

  /// Makes a product of this text, and counts how often it was asked to.
  std::function<Status(const std::string&)> write(const std::string& text) {
    return [this, text](const std::string& path) -> Status {
      ++made_;
      return host_->write_file(path, text);
    };
  }
  std::string content(const std::string& path) { return *host_->read_file(path, 1 << 20); }
  std::vector<std::string> entries() {
    std::vector<std::string> names = *host_->list(in("cache"));
    std::erase_if(names, [](const std::string& name) { return name.ends_with(".digest"); });
    return names;
  }

  ScratchFolder folder_{"cache-test"};
  std::unique_ptr<Host> host_ = make_linux_host(1, {});
  std::atomic<int> made_ = 0;
};

TEST_F(BuildCacheTest, MakesAProductOnceAndFindsItAgain) {
  const std::string first = *open().get("key", ".o", write("one"));
  const std::string second = *open().get("key", ".o", write("two"));
  EXPECT_EQ(first, second);
  EXPECT_EQ(content(first), "one");
  EXPECT_EQ(made_, 1);
}

TEST_F(BuildCacheTest, NeverTrustsWhatIsNotAsItWasMade) {
  const std::string path = *open().get("key", ".exe", write("a whole program"));
  for (const char* damage : {"", "a whole", "another program"}) {
    std::ofstream(path) << damage;
    EXPECT_EQ(content(*open().get("key", ".exe", write("a whole program"))), "a whole program");
  }
  fs::remove(path + ".digest");  // the machine went down before it was written
  EXPECT_TRUE(open().get("key", ".exe", write("a whole program")));
  EXPECT_EQ(made_, 5);
  EXPECT_TRUE(open().get("key", ".exe", write("a whole program")));
  EXPECT_EQ(made_, 5);
}

TEST_F(BuildCacheTest, TellsKeysAndKindsApart) {
  BuildCache cache = open();
  EXPECT_EQ(content(*cache.get("a", ".o", write("1"))), "1");
  EXPECT_EQ(content(*cache.get("b", ".o", write("2"))), "2");
  EXPECT_EQ(content(*cache.get("a", ".exe", write("3"))), "3");
  EXPECT_EQ(content(*cache.get("a", ".o", write("4"))), "1");
}

TEST_F(BuildCacheTest, KeepsNothingOfAProductThatFailed) {
  BuildCache cache = open();
  const auto fail = [&](const std::string& path) -> Status {
    std::ofstream(path) << "half";
    return Error{"it broke"};
  };
  const Result<std::string> product = cache.get("key", ".o", fail);
  ASSERT_FALSE(product);
  EXPECT_EQ(product.error().message, "it broke");
  EXPECT_THAT(entries(), IsEmpty());
  EXPECT_EQ(content(*cache.get("key", ".o", write("whole"))), "whole");
}

TEST_F(BuildCacheTest, SaysSoWhenAProductWasPromisedAndNotMade) {
  BuildCache cache = open();
  const Result<std::string> product =
      cache.get("key", ".o", [](const std::string&) -> Status { return Done{}; });
  ASSERT_FALSE(product);
  EXPECT_THAT(product.error().message, HasSubstr("key.o"));
}

TEST_F(BuildCacheTest, ShowsAProductOnlyWhenItIsWhole) {
  BuildCache cache = open();
  const std::string path = *cache.get("key", ".o", [&](const std::string& making) -> Status {
    std::ofstream(making) << "whole";
    EXPECT_FALSE(fs::exists(in("cache/key.o"))) << "others would take it for finished";
    return Done{};
  });
  EXPECT_EQ(content(path), "whole");
}

TEST_F(BuildCacheTest, ManyMayAskForOneProductAtOnce) {
  BuildCache cache = open();
  std::vector<std::jthread> users;
  for (int i = 0; i < 8; ++i)
    users.emplace_back([&] { EXPECT_EQ(content(*cache.get("key", ".o", write("same"))), "same"); });
  users.clear();
  EXPECT_THAT(entries(), ElementsAre("key.o"));
}

TEST_F(BuildCacheTest, TrimKeepsWhatWasUsedLast) {
  BuildCache cache = open();
  const auto now = fs::file_time_type::clock::now();
  for (int age = 1; age <= 4; ++age) {
    const std::string path = *cache.get(std::to_string(age), ".o", write(std::string(100, 'x')));
    fs::last_write_time(path, now - std::chrono::hours(age));
  }
  EXPECT_TRUE(cache.get("4", ".o", write("")));  // the oldest, used again
  cache.trim(250);
  EXPECT_THAT(entries(), ElementsAre("1.o", "4.o"));
  cache.trim(250);
  EXPECT_THAT(entries(), ElementsAre("1.o", "4.o"));
}

TEST_F(BuildCacheTest, OnlyWhatIsDamagedGoesWhenItIsCheckedAgain) {
  BuildCache cache = open();
  const std::string sound = *cache.get("sound", ".o", write("text"));
  const std::string damaged = *cache.get("damaged", ".o", write("text"));
  std::ofstream(damaged) << "tex";
  for (const std::string& path : {sound, damaged}) cache.check_again(path);
  EXPECT_THAT(entries(), ElementsAre("sound.o"));
}

TEST_F(BuildCacheTest, AFolderThatCannotBeWrittenIsReplacedForThisRunAndNoted) {
  std::ofstream(in("cache")) << "a file";
  BuildCache cache = open();
  EXPECT_THAT(cache.note(), HasSubstr("cannot be written"));
  EXPECT_EQ(*cache.get("key", ".o", write("text")), in("fallback/key.o"));
  EXPECT_TRUE(open().get("other", ".o", write("text")));
}

TEST_F(BuildCacheTest, WhatAReadOnlyFolderHasStillServes) {
  const std::string kept = *open().get("key", ".o", write("text"));
  fs::create_directory(in("cache/.writable"));  // no file can be written there: root, too, sees it
  BuildCache cache = open();
  EXPECT_THAT(cache.note(), HasSubstr("cannot be written"));
  EXPECT_EQ(*cache.get("key", ".o", write("text")), kept);
  EXPECT_EQ(made_, 1);
  std::ofstream(kept) << "damaged";
  EXPECT_EQ(*open().get("key", ".o", write("text")), in("fallback/key.o"));
}

TEST_F(BuildCacheTest, AFolderThatCanBeWrittenIsNotNoted) {
  EXPECT_EQ(open().note(), "");
}

}  // namespace
}  // namespace ccgrade
