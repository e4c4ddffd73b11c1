#include "grader/host/supervise.hpp"

#include <gmock/gmock.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <future>
#include <sstream>
#include <thread>

#include "grader/host/host.hpp"
#include "grader/host/outcomes.hpp"
#include "grader/host/process_group.hpp"

namespace ccgrade {
namespace {

using testing::HasSubstr;

Command shell(const std::string& script) {
  Command command;
  command.argv = {"/bin/sh", "-c", script};
  command.limits.wall_seconds = 600;  // reached only by what hangs
  return command;
}

ProcessResult run(const Command& command) {
  Children children;
  return supervise(command, children, std::stop_token());
}

/// Waits for a process that is being killed; false when nobody kills it.
bool is_gone(pid_t pid) {
  const int handle = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
  if (handle < 0) return true;
  pollfd ended{handle, POLLIN, 0};
  const bool gone = poll(&ended, 1, 10'000) == 1;
  close(handle);
  if (!gone) kill(pid, SIGKILL);
  return gone;
}

TEST(Supervise, TellsHowAProgramEnded) {
  EXPECT_TRUE(run(shell("exit 0")).succeeded());
  const Outcome exited = run(shell("exit 7")).outcome;
  EXPECT_EQ(exited.ending, Ending::exited);
  EXPECT_EQ(exited.code, 7);
  const Outcome killed = run(shell("kill -SEGV $$")).outcome;
  EXPECT_EQ(killed.ending, Ending::signalled);
  EXPECT_EQ(killed.code, SIGSEGV);
  EXPECT_FALSE(killed.detail.empty());
}

TEST(Supervise, KeepsStdoutStderrAndChannelsApart) {
  Command command = shell("echo out; echo err >&2; echo five >&5; echo three >&3");
  command.channels = {{5, 100}, {3, 100}};
  const ProcessResult done = run(command);
  EXPECT_EQ(done.out, "out\n");
  EXPECT_EQ(done.err, "err\n");
  EXPECT_EQ(done.channels, (std::vector<std::string>{"five\n", "three\n"}));
}

TEST(Supervise, CutsAFloodAtItsCapAndLetsTheProgramEnd) {
  Command command = shell(
      "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; head -c 3000000 /dev/zero >&3; "
      "exit 5");
  command.limits.output_bytes = 1000;
  command.channels = {{3, 10}};
  const ProcessResult done = run(command);
  EXPECT_EQ(done.outcome.code, 5);
  EXPECT_EQ(done.out.size(), 1000u);
  EXPECT_EQ(done.err.size(), 1000u);
  EXPECT_EQ(done.channels[0].size(), 10u);
}

TEST(Supervise, CannotStartWhatIsNotThere) {
  for (const char* program : {"no-such-program", "/no/such/program", "/etc/passwd"}) {
    Command command;
    command.argv = {program};
    command.channels = {{3, 100}};
    const ProcessResult done = run(command);
    EXPECT_EQ(done.outcome.ending, Ending::our_fault);
    EXPECT_THAT(done.outcome.detail, HasSubstr(std::string("cannot start ") + program));
    EXPECT_EQ(done.channels.size(), 1u);
  }
  Command nowhere = shell("true");
  nowhere.cwd = "/no/such/folder";
  EXPECT_EQ(run(nowhere).outcome.ending, Ending::our_fault);
}

TEST(Supervise, RefusesToRunWithoutALimit) {
  for (int which = 0; which < 4; ++which) {
    Command command = shell("true");
    if (which == 0) command.limits.wall_seconds = 0;
    if (which == 1) command.limits.output_bytes = 0;
    if (which == 2) command.limits.memory_kib = 0;
    if (which == 3) command.limits.file_kib = 0;
    EXPECT_EQ(run(command).outcome.ending, Ending::our_fault) << which;
  }
  EXPECT_EQ(run(Command()).outcome.ending, Ending::our_fault);
}

TEST(Supervise, KillsTheWholeGroupAtTheWallLimit) {
  Command command = shell("sleep 10000 & echo $!; trap '' TERM INT; wait; sleep 10000");
  command.limits.wall_seconds = 0.3;
  const ProcessResult done = run(command);
  EXPECT_EQ(done.outcome.ending, Ending::timed_out);
  EXPECT_THAT(done.outcome.detail, HasSubstr("still running"));
  ASSERT_FALSE(done.out.empty());
  EXPECT_TRUE(is_gone(std::atoi(done.out.c_str())));
}

TEST(Supervise, EndsWithTheProgramAndTakesWhatItLeftBehindAlong) {
  for (const char* script : {"sleep 10000 >/dev/null 2>&1 & echo $!", "sleep 10000 & echo $!"}) {
    const ProcessResult done = run(shell(script));
    EXPECT_TRUE(done.succeeded()) << script;
    EXPECT_TRUE(is_gone(std::atoi(done.out.c_str()))) << script;
  }
}

TEST(Supervise, FindsWhoLeftTheGroupAndTheSessionToo) {
  const ProcessResult done =
      run(shell("setsid sh -c 'setsid sleep 10000 & echo $!; echo $$' & wait; exit 0"));
  std::istringstream pids(done.out);
  int found = 0;
  for (pid_t pid = 0; pids >> pid; ++found) EXPECT_TRUE(is_gone(pid)) << done.out;
  EXPECT_EQ(found, 2);
}

TEST(Supervise, TellsWhoseProgramLeftSomebodyWhoeverEndsItFirst) {
  // Two programs at once: the orphans of one may be found at the end of the other.
  Children children;
  const auto leaves = [&](const char* script) {
    return supervise(shell(script), children, std::stop_token()).left_processes;
  };
  for (int round = 0; round < 20; ++round) {
    auto leaver = std::async(std::launch::async, leaves, "sleep 10000 & exit 0");
    EXPECT_FALSE(leaves("exit 0"));
    EXPECT_TRUE(leaver.get());
  }
}

TEST(Supervise, StopsAProgramThatEatsMemory) {
  Command command = shell("x=$(head -c 200000000 /dev/zero | tr '\\0' x); sleep 10000");
  command.limits.memory_kib = 50 << 10;
  command.limits.wall_seconds = 60;
  const ProcessResult done = run(command);
  EXPECT_EQ(done.outcome.ending, Ending::out_of_memory);
  EXPECT_THAT(done.outcome.detail, HasSubstr("50 MiB"));
}

TEST(Supervise, StopsAProgramThatSaysNothingForTooLong) {
  Command command = shell("echo begin >&3; sleep 10000");
  command.channels = {{3, 1 << 10}};
  command.limits.wall_seconds = 600;
  command.limits.quiet_seconds = 0.2;
  const ProcessResult done = run(command);
  EXPECT_EQ(done.outcome.ending, Ending::timed_out);
  EXPECT_EQ(done.channels[0], "begin\n");
}

TEST(Patience, BeginsAnewWithEachWord) {
  Patience patience(5);
  EXPECT_FALSE(patience.over(0, 5));
  EXPECT_FALSE(patience.over(10, 6));
  EXPECT_FALSE(patience.over(10, 11));
  EXPECT_TRUE(patience.over(10, 11.5));
  EXPECT_FALSE(Patience(0).over(0, 1e9)) << "no limit";
}

TEST(Supervise, StopsWhenAskedToAndStartsNothingAfterwards) {
  const ScratchFolder folder("supervise-test");
  const std::string fifo = folder.path() + "/running";
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  std::stop_source stop;
  const std::jthread user([&] {
    std::ifstream opened(fifo);  // opens when the program has opened its end
    stop.request_stop();
  });
  Children children;
  const ProcessResult done =
      supervise(shell(": > " + fifo + "; sleep 10000"), children, stop.get_token());
  EXPECT_EQ(done.outcome.ending, Ending::interrupted);

  const std::string trace = folder.path() + "/trace";
  EXPECT_EQ(supervise(shell("touch " + trace), children, stop.get_token()).outcome.ending,
            Ending::interrupted);
  EXPECT_NE(access(trace.c_str(), F_OK), 0);
}

TEST(Supervise, HandsOnAMinimalEnvironmentAndAnEmptyStdin) {
  setenv("CCGRADE_TEST_SECRET", "hunter2", 1);
  Command command = shell("env; cat");
  command.env = {"ADDED=yes"};
  const ProcessResult done = run(command);
  unsetenv("CCGRADE_TEST_SECRET");
  EXPECT_THAT(done.out, HasSubstr("ADDED=yes\n"));
  EXPECT_THAT(done.out, HasSubstr("PATH="));
  EXPECT_THAT(done.out, testing::Not(HasSubstr("hunter2")));
}

TEST(Supervise, LimitsTheFilesThatAProgramWrites) {
  const ScratchFolder folder("supervise-test");
  Command command = shell("exec head -c 1000000 /dev/zero > big");
  command.cwd = folder.path();
  command.limits.file_kib = 100;
  EXPECT_EQ(run(command).outcome.code, SIGXFSZ);
  struct stat info{};
  ASSERT_EQ(stat((folder.path() + "/big").c_str(), &info), 0);
  EXPECT_LE(info.st_size, 100 * 1024);
}

TEST(Supervise, FixesAddressesWhenAsked) {
  Command command = shell("cat /proc/self/personality");
  EXPECT_EQ(run(command).out, "00000000\n");
  command.fixed_addresses = true;
  EXPECT_EQ(run(command).out, "00040000\n");
}

TEST(Supervise, MetersWhatAProgramUsed) {
  const Usage usage = run(shell("i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done")).usage;
  EXPECT_GT(usage.cpu_seconds, 0);
  EXPECT_GT(usage.wall_seconds, 0);
  EXPECT_GT(usage.peak_kib, 100);
}

TEST(ProcessGroup, KnowsHowMuchMemoryItHolds) {
  setpgid(0, 0);  // whoever runs the tests may run others beside this one
  const long before = resident_kib(getpgrp());
  std::vector<char> held(64 << 20, 'x');
  char* volatile keep = held.data();  // an optimiser would see that nobody looks at it
  EXPECT_GE(resident_kib(getpgrp()) - before, 60 << 10) << keep[0];
  EXPECT_EQ(resident_kib(1 << 30), 0);
}

}  // namespace
}  // namespace ccgrade
