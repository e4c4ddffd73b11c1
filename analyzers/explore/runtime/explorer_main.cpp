// Theory of operation. The linker gives us the program's main (--wrap=main). When static
// initialisation is done the process makes its pool of threads, and from then on is the server of
// executions: each runs in a child process, a copy of this moment, and leaves its outcome in memory
// that both share. So an execution may end in any way, and the next one begins the same.
//
// CCGRADE_EXPLORE_PLAN names a file with the plan (plan.hpp), CCGRADE_EXPLORE_FD a descriptor for
// the report. Without them the program just runs, under the default schedule.
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <new>

#include "analyzers/explore/strategies/strategies.hpp"
#include "faults.hpp"
#include "plan.hpp"
#include "raw_syscall.hpp"
#include "report.hpp"
#include "shared_code.hpp"
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

double now() {
  timespec time{};
  raw_syscall(SYS_clock_gettime, CLOCK_MONOTONIC, reinterpret_cast<long>(&time));
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// Each may have taken a second: a program that is out of reach is not asked a thousand times.
constexpr std::uint32_t kMostInconclusive = 20;

class Server {
 public:
  Server(Arena& lasting, Arena& per_run, const Plan& plan, const Report& report,
         Arguments arguments)
      : lasting_(lasting),
        per_run_(per_run),
        plan_(plan),
        report_(report),
        arguments_(arguments),
        pool_(lasting),
        races_(lasting, per_run) {}

  void serve() {
    remember_shared_code(lasting_);
    if (!pool_.make(plan_.threads))
      return report_.refused("the system does not give enough threads");
    for (const Stage& stage : plan_.stages) {
      if (!run(stage)) return;
    }
  }

 private:
  /// False: a failure was found, and the rest of the plan does not matter.
  bool run(const Stage& stage) {
    std::uint32_t& missed = *allocate<std::uint32_t>(lasting_, 1);
    const bool replay = stage.strategy[0] == 0;
    Strategy* strategy = replay ? make_replay(stage.schedule, missed, lasting_)
                                : make_strategy(stage.strategy, lasting_);
    if (!strategy) return report_.refused("the plan names a strategy that does not exist"), false;
    const double started = now();
    StageResult result;
    const Execution* last = nullptr;
    while (result.executions < stage.count && result.inconclusive < kMostInconclusive) {
      last = &execute(*strategy, stage.first_seed + result.executions, stage.record);
      ++result.executions;
      result.take(last->outcome());
      if (failed(last->outcome())) break;
    }
    if (!last) return true;
    result.last_seed = stage.first_seed + result.executions - 1;
    result.seconds = now() - started;
    result.missed_departures = missed;
    report_.stage(stage, result, *last);
    if (stage.record) report_.trace(*last);
    return replay || !failed(last->outcome());
  }

  static bool failed(const Outcome& outcome) {
    return outcome.verdict != Verdict::passed && outcome.verdict != Verdict::inconclusive;
  }

  Execution& execute(Strategy& strategy, std::uint64_t seed, bool record) {
    per_run_.reset();
    auto* execution = new (allocate<char>(per_run_, sizeof(Execution)))
        Execution(per_run_, pool_, races_, plan_.settings);
    execution->record(record);
    strategy.begin(seed, profile_);
    const long child = raw_syscall(SYS_clone, SIGCHLD);
    if (child == 0) {
      catch_faults();
      execution->run(strategy, &run_main, &arguments_);
      raw_syscall(SYS_exit_group, 0);
    }
    int status = 0;
    raw_syscall(SYS_wait4, child, reinterpret_cast<long>(&status));
    execution->died_of(status);
    learn_from(execution->outcome());
    return *execution;
  }

  void learn_from(const Outcome& outcome) {
    if (outcome.steps > profile_.steps) profile_.steps = outcome.steps;
    if (outcome.threads > profile_.threads) profile_.threads = outcome.threads;
  }

  Arena& lasting_;
  Arena& per_run_;
  const Plan& plan_;
  const Report& report_;
  Arguments arguments_;
  Pool pool_;
  Races races_;
  Profile profile_;
};

/// The file's text, ended by 0; null when it cannot be read.
const char* read_file(const char* path, Arena& arena) {
  const int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return nullptr;
  const off_t size = lseek(fd, 0, SEEK_END);
  char* text = allocate<char>(arena, static_cast<std::size_t>(size) + 1);
  const ssize_t got = pread(fd, text, static_cast<std::size_t>(size), 0);
  close(fd);
  if (got != size) return nullptr;
  text[size] = 0;
  return text;
}

void stay_on(int processor) {
  if (processor < 0) return;
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(processor, &set);
  sched_setaffinity(0, sizeof set, &set);  // a wish: without it things are slower, not wrong
}

/// What the program prints in ten thousand executions is nobody's concern.
void be_quiet() {
  const int null = open("/dev/null", O_RDWR);
  for (const int fd : {0, 1, 2}) dup2(null, fd);
  close(null);
}

int explore(const char* plan_path, int fd, const Arguments& arguments) {
  Arena* lasting = Arena::create(kArena);
  Arena* per_run = Arena::create(kArena);
  const Report report(fd);
  if (!lasting || !per_run) return report.refused("the system gives no memory"), 3;
  if (refusal()) return report.refused(refusal()), 3;
  Plan plan(*lasting);
  const char* text = read_file(plan_path, *lasting);
  if (!text || !parse_plan(text, plan, *lasting)) return report.refused("unreadable plan"), 3;
  stay_on(plan.processor);
  be_quiet();
  auto* server = new (allocate<char>(*lasting, sizeof(Server)))
      Server(*lasting, *per_run, plan, report, arguments);
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
  auto* execution = new (allocate<char>(*per_run, sizeof(Execution)))
      Execution(*per_run, *pool, *races, Settings{});
  const Outcome& outcome = execution->run(*make_strategy("usual", *lasting), &run_main, &arguments);
  if (outcome.verdict == Verdict::passed) return 0;
  std::fprintf(stderr, "%s: %s\n", name_of(outcome.verdict), outcome.message);
  return 1;
}

}  // namespace
}  // namespace ccgrade::explore

extern "C" int __wrap_main(int argc, char** argv, char** environment) {
  using namespace ccgrade::explore;
  const char* plan = getenv("CCGRADE_EXPLORE_PLAN");
  const char* fd = getenv("CCGRADE_EXPLORE_FD");
  const Arguments arguments{argc, argv, environment};
  const int code = plan && fd ? explore(plan, std::atoi(fd), arguments) : run_once(arguments);
  raw_syscall(SYS_exit_group, code);
  __builtin_unreachable();
}
