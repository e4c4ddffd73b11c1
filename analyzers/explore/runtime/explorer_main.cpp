// Theory of operation. The linker gives us the program's main (--wrap=main). When static
// initialisation is done the process makes its pool of threads, and from then on is the server of
// executions (server.hpp).
//
// CCGRADE_EXPLORE_PLAN names a file with the plan (plan.hpp), CCGRADE_EXPLORE_FD a descriptor for
// the report. Without them the program just runs, under the default schedule.
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <new>

#include "analyzers/explore/strategies/strategies.hpp"
#include "before_main.hpp"
#include "raw_syscall.hpp"
#include "server.hpp"
#include "shared_code.hpp"
#include "signals.hpp"
#include "thread_end.hpp"

extern "C" int __real_main(int argc, char** argv, char** environment);

namespace ccgrade::explore {
namespace {

constexpr std::size_t kArena = std::size_t{1} << 32;

struct Arguments {
  int argc;
  char** argv;
  char** environment;
};

void run_main(void* value) {
  const Arguments& arguments = *static_cast<Arguments*>(value);
  std::exit(__real_main(arguments.argc, arguments.argv, arguments.environment));
}

/// Past the C library: a program may have a variable of its own that is called `open`.
long open_file(const char* path, int flags) {
  return raw_syscall(SYS_openat, AT_FDCWD, reinterpret_cast<long>(path), flags);
}

/// The file's text, ended by 0; null when it cannot be read.
const char* read_file(const char* path, Arena& arena) {
  const long fd = open_file(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return nullptr;
  const long size = raw_syscall(SYS_lseek, fd, 0, SEEK_END);
  char* text = allocate<char>(arena, static_cast<std::size_t>(size) + 1);
  const long got = raw_syscall(SYS_pread64, fd, reinterpret_cast<long>(text), size, 0);
  raw_syscall(SYS_close, fd);
  if (got != size) return nullptr;
  text[size] = 0;
  return text;
}

/// What the program prints in ten thousand executions is nobody's concern.
void be_quiet() {
  const long null = open_file("/dev/null", O_RDWR);
  for (const int fd : {0, 1, 2}) raw_syscall(SYS_dup2, null, fd);
  raw_syscall(SYS_close, null);
}

int explore(const char* plan_path, int fd, Arguments& arguments) {
  Arena* lasting = Arena::create(kArena);
  Arena* per_run = Arena::create(kArena);
  if (!lasting || !per_run) return 3;
  auto& report = *new (allocate<char>(*lasting, sizeof(Report))) Report(fd);
  if (refusal()) return report.refused(refusal()), 3;
  if (opened_files_before_main())
    return report.refused("the program opens a file before main, which its executions would share"),
           3;
  if (pending_signals())
    return report.refused("a signal waits for the program before main, which its executions lose"),
           3;
  auto& plan = *new (allocate<char>(*lasting, sizeof(Plan))) Plan(*lasting);
  const char* text = read_file(plan_path, *lasting);
  if (!text || !parse_plan(text, plan, *lasting)) return report.refused("unreadable plan"), 3;
  be_quiet();
  auto* server = new (allocate<char>(*lasting, sizeof(Server)))
      Server(*lasting, *per_run, plan, report, {&run_main, &arguments});
  server->serve();
  return 0;
}

/// By hand, without a plan: one execution, in this very process, and the program's own end.
int run_once(Arguments arguments) {
  Arena* lasting = Arena::create(kArena);
  Arena* per_run = Arena::create(kArena);
  if (!lasting || !per_run) return 3;
  remember_shared_code(*lasting);
  auto* pool = new (allocate<char>(*lasting, sizeof(Pool))) Pool(*lasting);
  if (!pool->make(64)) return 3;
  auto* races = new (allocate<char>(*lasting, sizeof(Races))) Races(*lasting, *per_run);
  auto* coverage = new (allocate<char>(*lasting, sizeof(Coverage))) Coverage(*lasting);
  auto* execution = new (allocate<char>(*per_run, sizeof(Execution)))
      Execution(*per_run, *pool, *races, *coverage, Settings{});
  const Vec<std::uintptr_t> no_aims(*lasting);
  Strategy& usual = *make_strategy("usual", no_aims, *lasting);
  const Outcome& outcome = execution->run(usual, &run_main, &arguments);
  if (outcome.verdict == Verdict::passed) return 0;
  std::fprintf(stderr, "%s: %s\n", name_of(outcome.verdict), outcome.message);
  return 1;
}

}  // namespace
}  // namespace ccgrade::explore

namespace ccgrade::explore {

void report_refusal() {
  const char* fd = getenv("CCGRADE_EXPLORE_FD");
  if (fd && refusal()) Report(std::atoi(fd)).refused(refusal());
}

}  // namespace ccgrade::explore

extern "C" int __wrap_main(int argc, char** argv, char** environment) {
  using namespace ccgrade::explore;
  main_has_begun();
  const char* plan = getenv("CCGRADE_EXPLORE_PLAN");
  const char* fd = getenv("CCGRADE_EXPLORE_FD");
  Arguments arguments{argc, argv, environment};
  const int code = plan && fd ? explore(plan, std::atoi(fd), arguments) : run_once(arguments);
  raw_syscall(SYS_exit_group, code);
  __builtin_unreachable();
}
