#include "grader/host/cells.hpp"

#include <dirent.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "grader/host/host.hpp"
#include "grader/host/supervise_confined.hpp"

namespace ccgrade {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr KernelRights kShell{.programs = true, .processes = true};

class ACell : public testing::Test {
 protected:
  void SetUp() override {
    const Status ready = cells_.ready();
    if (!ready) GTEST_SKIP() << ready.error().message;
  }

  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_.path() + "/" + name) << text;
    std::filesystem::permissions(folder_.path(), std::filesystem::perms(0755));
    return folder_.path() + "/" + name;
  }
  ProcessResult run(const std::string& script, const Confinement& confinement,
                    const Limits& limits = {.wall_seconds = 600}) {
    Command command;
    command.argv = {"/bin/sh", "-c", script};
    command.channels = {{7, 1000}};
    command.limits = limits;
    return supervise_confined(command, confinement, cells_, std::stop_token());
  }

  ScratchFolder folder_{"ccgrade-cell-test"};
  Children children_;
  Cells cells_{CCGRADE_CELL, children_};
};

/// Of all processes here: is one called with this word?
bool runs(const std::string& word) {
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream file(entry.path() / "cmdline", std::ios::binary);
    const std::string line{std::istreambuf_iterator<char>(file), {}};
    if (line.find(word) != std::string::npos) return true;
  }
  return false;
}

TEST_F(ACell, ShowsWhatItsCommandIsGivenAndNoMore) {
  const std::string given = write("given.txt", "here"), other = write("other.txt", "secret");
  const ProcessResult done = run("cat " + given + " " + other + " /etc/passwd; ls /home /root",
                                 {.readable = {given}, .rights = kShell});
  EXPECT_EQ(done.out, "here");
  EXPECT_THAT(done.err, HasSubstr("passwd"));
  EXPECT_THAT(done.err, HasSubstr("/home"));
}

TEST_F(ACell, LetsWriteOnlyWhereItsCommandMay) {
  const std::string given = write("given.txt", "here"), made = folder_.path() + "/made";
  std::filesystem::create_directory(made);
  const ProcessResult done =
      run("echo new > " + given + "; echo new > " + made + "/file; echo x > /usr/x",
          {.readable = {given}, .writable = {made}, .rights = kShell});
  EXPECT_THAT(done.err, HasSubstr("given.txt"));
  EXPECT_THAT(done.err, HasSubstr("/usr/x"));
  std::ifstream file(made + "/file");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "new\n");
  EXPECT_FALSE(std::filesystem::exists("/usr/x"));
}

TEST_F(ACell, HasNoNetworkAndNobodyElsesProcesses) {
  const ProcessResult done =
      run("grep -v lo: /proc/net/dev | grep -c :; kill -0 " + std::to_string(getpid()),
          {.rights = kShell});
  EXPECT_EQ(done.out, "0\n");
  EXPECT_NE(done.outcome.code, 0);
}

TEST_F(ACell, HasAPrivatePlaceForTemporaryFiles) {
  EXPECT_EQ(run("echo mine > /tmp/file; echo mine > /dev/shm/file; cat /tmp/file /dev/shm/file",
                {.rights = kShell})
                .out,
            "mine\nmine\n");
  EXPECT_EQ(run("ls /tmp /dev/shm", {.rights = kShell}).out, "/dev/shm:\n\n/tmp:\n");
}

TEST_F(ACell, LetsNobodyBecomeAnotherProgramUnlessItIsARight) {
  EXPECT_EQ(run("exec /bin/echo I am another", {.rights = kShell}).out, "I am another\n");
  const ProcessResult done = run("exec /bin/echo I am another", {.rights = {.processes = true}});
  EXPECT_EQ(done.out, "");
  EXPECT_NE(done.outcome.code, 0);
}

TEST_F(ACell, LetsNobodyStartProcessesUnlessItIsARight) {
  EXPECT_EQ(run("(echo in another); echo", {.rights = kShell}).out, "in another\n\n");
  EXPECT_THAT(run("(echo in another); echo", {}).err, HasSubstr("fork"));
}

TEST_F(ACell, HasNoRoot) {
  EXPECT_EQ(run("grep CapEff /proc/self/status", {.rights = kShell}).out,
            "CapEff:\t0000000000000000\n");
  if (geteuid() == 0) EXPECT_EQ(run("id -u", {.rights = kShell}).out, "65534\n");
}

TEST_F(ACell, TellsHowItsCommandEnds) {
  EXPECT_EQ(run("exit 7", {}).outcome, (Outcome{Ending::exited, 7, {}}));
  const Outcome killed = run("kill -SEGV $$", {}).outcome;
  EXPECT_EQ(killed.ending, Ending::signalled);
  EXPECT_EQ(killed.code, 11);
}

TEST_F(ACell, KeepsStreamsAndChannelsApart) {
  const ProcessResult done = run("echo out; echo err >&2; echo told >&7", {});
  EXPECT_EQ(done.out, "out\n");
  EXPECT_EQ(done.err, "err\n");
  EXPECT_EQ(done.channels.at(0), "told\n");
  EXPECT_EQ(run("echo again > /dev/fd/7", {}).channels.at(0), "");
}

TEST_F(ACell, LeavesNobodyBehind) {
  const ProcessResult done = run("sleep 98761.5 & exit 0", {.rights = kShell});
  EXPECT_EQ(done.outcome.ending, Ending::exited);
  EXPECT_TRUE(done.left_processes);
  EXPECT_FALSE(runs("98761.5"));
}

TEST_F(ACell, EndsWhatRunsTooLong) {
  const ProcessResult done = run("sleep 98762.5", {.rights = kShell}, {.wall_seconds = 0.3});
  EXPECT_EQ(done.outcome.ending, Ending::timed_out);
  EXPECT_FALSE(runs("98762.5"));
}

TEST_F(ACell, EndsWhatTakesTooMuchMemory) {
  const ProcessResult done =
      run("x=a; while :; do x=$x$x; done", {}, {.wall_seconds = 600, .memory_kib = 64 << 10});
  EXPECT_EQ(done.outcome.ending, Ending::out_of_memory);
}

TEST_F(ACell, EndsWhoStartsProcessesForEver) {
  const ProcessResult done = run("while :; do sleep 98763.5 & done", {.rights = kShell});
  EXPECT_EQ(done.outcome.ending, Ending::over_limit);
  EXPECT_THAT(done.outcome.detail, HasSubstr("processes"));
  EXPECT_FALSE(runs("98763.5"));
}

TEST_F(ACell, SaysWhatCannotBeStarted) {
  Command command;
  command.argv = {"/nonexistent/program"};
  const ProcessResult done = supervise_confined(command, {}, cells_, std::stop_token());
  EXPECT_EQ(done.outcome.ending, Ending::our_fault);
  EXPECT_THAT(done.outcome.detail, HasSubstr("/nonexistent/program"));
}

TEST(Cells, ThatCannotBeMadeSayWhy) {
  Children children;
  Cells cells("/nonexistent/cell", children);
  const Status ready = cells.ready();
  ASSERT_FALSE(ready);
  EXPECT_THAT(ready.error().message, HasSubstr("cannot be confined here"));
  EXPECT_FALSE(cells.start({.argv = {"/bin/true"}}, {}));
}

}  // namespace
}  // namespace ccgrade
