#include "grader/host/linux_host.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "grader/host/digest.hpp"
#include "grader/host/installation.hpp"

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class LinuxHostTest : public testing::Test {
 protected:
  std::string in(const std::string& name) const { return folder_.path() + "/" + name; }

  void write(const std::string& name, const std::string& text) {
    fs::create_directories(fs::path(in(name)).parent_path());
    std::ofstream(in(name)) << text;
  }
  void write_program(const std::string& name) {
    write(name, "#!/bin/sh\n");
    fs::permissions(in(name), fs::perms::all);
  }
  std::string why_not(const std::string& name, std::size_t cap = 100) {
    const Result<std::string> text = host_->read_file(in(name), cap);
    return text ? "it was read" : text.error().message;
  }

  ScratchFolder folder_{"host-test"};
  std::unique_ptr<Host> host_ = make_linux_host(1, {});
};

TEST_F(LinuxHostTest, ReadsAFileUpToItsCap) {
  write("file", std::string("a\0b", 3));
  EXPECT_EQ(*host_->read_file(in("file"), 3), std::string("a\0b", 3));
  EXPECT_THAT(why_not("file", 2), HasSubstr("larger than 2 bytes"));
  write("empty", "");
  EXPECT_EQ(*host_->read_file(in("empty"), 0), "");
}

TEST_F(LinuxHostTest, CopiesAFileUpToACap) {
  write("file", "text");
  ASSERT_TRUE(host_->copy_file(in("file"), in("copy"), 4));
  EXPECT_EQ(*host_->read_file(in("copy"), 10), "text");
  EXPECT_FALSE(host_->copy_file(in("file"), in("second"), 3));
  EXPECT_FALSE(fs::exists(in("second")));
}

TEST_F(LinuxHostTest, ACopyOfAProgramIsAProgram) {
  write_program("program");
  write("file", "text");
  ASSERT_TRUE(host_->copy_file(in("program"), in("copy"), 100));
  ASSERT_TRUE(host_->copy_file(in("file"), in("other"), 100));
  EXPECT_TRUE(host_->find_program(in("copy")));
  EXPECT_FALSE(host_->find_program(in("other")));
}

TEST_F(LinuxHostTest, CopiesNothingThroughALink) {
  write("secret", "text");
  fs::create_symlink(in("secret"), in("link"));
  const Status copied = host_->copy_file(in("link"), in("copy"), 100);
  ASSERT_FALSE(copied);
  EXPECT_THAT(copied.error().message, HasSubstr("symbolic link"));
  EXPECT_FALSE(fs::exists(in("copy")));
}

TEST_F(LinuxHostTest, TheDigestOfAFileIsThatOfItsContentAsTheOnlyPart) {
  const std::string large(200'000, 'x');
  write("large", large);
  write("empty", "");
  EXPECT_EQ(*host_->digest_file(in("large")), digest({large}));
  EXPECT_EQ(*host_->digest_file(in("empty")), digest({""}));
  EXPECT_FALSE(host_->digest_file(in("missing")));
  EXPECT_FALSE(host_->digest_file("/proc/self/stat")) << "its content is not of one size";
}

TEST_F(LinuxHostTest, ReadsNothingThatIsNoRegularFile) {
  write("file", "text");
  fs::create_symlink("file", in("link"));
  fs::create_directory(in("folder"));
  ASSERT_EQ(mkfifo(in("fifo").c_str(), 0600), 0);
  EXPECT_THAT(why_not("missing"), HasSubstr("missing"));
  EXPECT_THAT(why_not("link"), HasSubstr("link"));
  EXPECT_THAT(why_not("folder"), HasSubstr("not a regular file"));
  EXPECT_THAT(why_not("fifo"), HasSubstr("not a regular file"));
}

TEST_F(LinuxHostTest, WritesBesideAndRenamesOver) {
  write("file", "old");
  std::ifstream reader(in("file"));
  ASSERT_TRUE(host_->write_file(in("file"), "new"));
  std::string seen;
  reader >> seen;
  EXPECT_EQ(seen, "old") << "who has the old file open goes on reading it";
  EXPECT_EQ(*host_->read_file(in("file"), 100), "new");
  EXPECT_THAT(*host_->list(folder_.path()), ElementsAre("file"));
  EXPECT_EQ(fs::status(in("file")).permissions(), fs::perms(0644));
}

TEST_F(LinuxHostTest, LeavesNothingWhereItCannotWrite) {
  EXPECT_FALSE(host_->write_file(in("nowhere/file"), "new"));
  fs::create_directory(in("folder"));
  const Status over_a_folder = host_->write_file(in("folder"), "new");
  ASSERT_FALSE(over_a_folder);
  EXPECT_THAT(over_a_folder.error().message, HasSubstr("cannot write"));
  EXPECT_THAT(*host_->list(folder_.path()), ElementsAre("folder"));
}

TEST_F(LinuxHostTest, ListsAFolderInOrderAndNothingElse) {
  for (const char* name : {"b", "a", ".c"}) write(name, "");
  EXPECT_THAT(*host_->list(folder_.path()), ElementsAre(".c", "a", "b"));
  EXPECT_FALSE(host_->list(in("a")));
  EXPECT_FALSE(host_->list(in("missing")));
}

TEST_F(LinuxHostTest, FindsProgramsAsAShellDoes) {
  write("first/plain", "not executable");
  write_program("second/plain");
  write_program("second/both");
  write_program("first/both");
  fs::create_directories(in("first/folder"));
  const std::string before = std::getenv("PATH");
  setenv("PATH", (in("missing") + ":" + in("first") + ":" + in("second")).c_str(), 1);
  EXPECT_EQ(host_->find_program("plain"), in("second/plain"));
  EXPECT_EQ(host_->find_program("both"), in("first/both"));
  EXPECT_EQ(host_->find_program("folder"), std::nullopt);
  EXPECT_EQ(host_->find_program("nowhere"), std::nullopt);
  EXPECT_EQ(host_->find_program(in("second/both")), in("second/both"));
  EXPECT_EQ(host_->find_program(in("first/plain")), std::nullopt);
  setenv("PATH", before.c_str(), 1);
}

TEST_F(LinuxHostTest, RunsNoMoreCommandsAtOnceThanItHasJobs) {
  Command alone;
  alone.argv = {"/bin/sh", "-c", "mkdir busy && cat /proc/*/stat > /dev/null 2>&1; rmdir busy"};
  alone.cwd = folder_.path();
  std::vector<std::jthread> callers;
  std::atomic<int> failed = 0;
  for (int i = 0; i < 8; ++i)
    callers.emplace_back([&] { failed += !host_->run(alone).succeeded(); });
  callers.clear();
  EXPECT_EQ(failed, 0);
}

TEST_F(LinuxHostTest, SaysWhenItIsStopping) {
  std::stop_source stop;
  const std::unique_ptr<Host> host = make_linux_host(1, stop.get_token());
  EXPECT_FALSE(host->stopping());
  stop.request_stop();
  EXPECT_TRUE(host->stopping());
}

TEST_F(LinuxHostTest, TellsTheTimeInUtc) {
  EXPECT_THAT(host_->utc_now(),
              testing::MatchesRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z"));
}

TEST(ScratchFolders, GoWithAllTheyHold) {
  std::string path;
  {
    const ScratchFolder folder("scratch-test");
    path = folder.path();
    fs::create_directories(path + "/a/b");
    EXPECT_NE(ScratchFolder("scratch-test").path(), path);
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(Digests, TellPartsApart) {
  EXPECT_EQ(digest({"ab", "c"}), digest({"ab", "c"}));
  EXPECT_NE(digest({"ab", "c"}), digest({"a", "bc"}));
  EXPECT_NE(digest({"a", ""}), digest({"a"}));
  EXPECT_EQ(digest({}).size(), 64u);
}

TEST_F(LinuxHostTest, AnInstallationIsFoundFromTheProgramOrNamesWhereItLooked) {
  fs::create_directories(in("root/challenges"));
  const auto built = find_installation(*host_, in("root/build/release/bin/ccgrade"));
  ASSERT_TRUE(built);
  EXPECT_EQ(built->root, in("root"));
  EXPECT_EQ(built->runtime, in("root/build/release/lib/ccgrade"));
  fs::create_directories(in("usr/share/ccgrade/challenges"));
  EXPECT_EQ(find_installation(*host_, in("usr/bin/ccgrade"))->root, in("usr/share/ccgrade"));
  const auto nowhere = find_installation(*host_, in("a/b/c/d/bin/ccgrade"));
  ASSERT_FALSE(nowhere);
  EXPECT_THAT(nowhere.error().message, HasSubstr(in("a/b/c/d/share/ccgrade")));
  EXPECT_THAT(nowhere.error().message, HasSubstr(in("a/b")));
}

}  // namespace
}  // namespace ccgrade
