#include <gmock/gmock.h>
#include <sys/resource.h>

#include "grader/host/linux_host.hpp"

namespace ccgrade {
namespace {

using testing::HasSubstr;

Command shell(const std::string& script) {
  Command command;
  command.argv = {"sh", "-c", script};
  return command;
}

TEST(AHostWithCells, ConfinesTheCommandsThatAskForIt) {
  const std::unique_ptr<Host> host = make_linux_host(1, {}, CCGRADE_CELL);
  if (const Status can = host->confines(); !can) GTEST_SKIP() << can.error().message;
  Command command = shell("test -e /etc/passwd && echo seen");
  EXPECT_EQ(host->run(command).out, "seen\n");
  command.confinement = Confinement{};
  EXPECT_EQ(host->run(command).out, "");
}

TEST(AHostWithoutCells, RunsThemAllTheSameAndSaysWhyItDoesNotConfineThem) {
  const std::unique_ptr<Host> host = make_linux_host(1, {}, "/nonexistent/cell");
  Command command = shell("echo ran");
  command.confinement = Confinement{};
  EXPECT_EQ(host->run(command).out, "ran\n");
  const Status can = host->confines();
  ASSERT_FALSE(can);
  EXPECT_THAT(can.error().message, HasSubstr("cannot be confined"));
}

TEST(AHostWithCells, EndsWhatComputesForTooLong) {
  const std::unique_ptr<Host> host = make_linux_host(1, {}, CCGRADE_CELL);
  if (const Status can = host->confines(); !can) GTEST_SKIP() << can.error().message;
  Command command = shell("while :; do :; done");
  command.limits.cpu_seconds = 1;
  command.limits.wall_seconds = 600;
  command.confinement = Confinement{};
  const Outcome outcome = host->run(command).outcome;
  EXPECT_EQ(outcome.ending, Ending::signalled);
  EXPECT_THAT(outcome.detail, HasSubstr("CPU"));
}

double cpu_seconds_of_children() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

TEST(AHostWithCells, LeavesNoTimeOfItsCommandsUncounted) {
  std::unique_ptr<Host> host = make_linux_host(1, {}, CCGRADE_CELL);
  if (const Status can = host->confines(); !can) GTEST_SKIP() << can.error().message;
  const double before = cpu_seconds_of_children();
  Command command = shell("while :; do :; done");
  command.limits.cpu_seconds = 1;
  command.limits.wall_seconds = 600;
  command.confinement = Confinement{};
  host->run(command);
  host.reset();
  // The kernel ends it near its limit, by ticks; uncounted it would be next to nothing.
  EXPECT_GT(cpu_seconds_of_children() - before, 0.5);
}

TEST(AHost, EndsWhatPrintsForEver) {
  for (const char* cell : {CCGRADE_CELL, ""}) {
    const std::unique_ptr<Host> host = make_linux_host(1, {}, cell);
    Command command = shell("while :; do echo all work and no play; done");
    command.limits.flood_bytes = 1 << 20;
    command.limits.wall_seconds = 600;
    command.confinement = Confinement{};
    const ProcessResult done = host->run(command);
    EXPECT_EQ(done.outcome.ending, Ending::over_limit);
    EXPECT_THAT(done.outcome.detail, HasSubstr("printed more than 1 MiB"));
  }
}

}  // namespace
}  // namespace ccgrade
