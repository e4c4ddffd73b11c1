// Theory of operation. The linker gives us the program's main (--wrap=main). When static
// initialisation is done the process makes its pool of threads, and from then on is the server of
// executions. A child process, a copy of this moment, runs one after the other and undoes what each
// did to the program's memory (snapshot.hpp). Where that is not enough, because an execution
// crashed the process or changed what the kernel keeps, another child goes on; where it happens
// again and again, each execution gets a child of its own. Outcomes lie in memory that all of them
// share.
//
// CCGRADE_EXPLORE_PLAN names a file with the plan (plan.hpp), CCGRADE_EXPLORE_FD a descriptor for
// the report. Without them the program just runs, under the default schedule.
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <new>

#include "analyzers/explore/strategies/strategies.hpp"
#include "before_main.hpp"
#include "child_watch.hpp"
#include "faults.hpp"
#include "plan.hpp"
#include "raw_syscall.hpp"
#include "report.hpp"
#include "shared_code.hpp"
#include "snapshot.hpp"
#include "system_calls.hpp"
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

/// Each may have taken seconds: a program that is out of reach is not asked a thousand times.
constexpr std::uint32_t kMostInconclusive = 20;
constexpr std::uint32_t kMostOutOfReach = 5;  ///< not for its length alone
constexpr std::uint32_t kMostAtFirst = 3;     ///< when there was nothing else
/// So often a process may turn out to be spoilt before every execution gets one of its own.
constexpr int kMostSpoilt = 3;

bool failed(const Outcome& outcome) {
  return outcome.verdict != Verdict::passed && outcome.verdict != Verdict::inconclusive &&
         outcome.verdict != Verdict::covered;
}

/// The program under test may write files of this size at most.
void limit_files() {
  constexpr unsigned long kMost = 512UL << 20;
  const rlimit limit{kMost, kMost};
  raw_syscall(SYS_setrlimit, RLIMIT_FSIZE, reinterpret_cast<long>(&limit));
}

/// Executes a plan. Lies in shared memory, so that another process goes on where one ended.
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
        races_(lasting, per_run),
        coverage_(lasting),
        snapshot_(lasting) {}

  void serve() {
    remember_shared_code(lasting_);
    for (const std::uintptr_t pc : plan_.shared) mark_shared(pc);
    if (!pool_.make(plan_.threads))
      return report_.refused("the system does not give enough threads");
    int spoilt = plan_.in_process ? 0 : kMostSpoilt;
    while (!over_)
      if (spoilt < kMostSpoilt)
        spoilt += !run_in_one_process();
      else
        execute_in_child();
    if (plan_.settings.coverage) report_.coverage(coverage_);
  }

 private:
  /// Runs executions in one child process until the plan is over (true) or the process is spoilt:
  /// it died, or an execution left something behind that cannot be undone.
  bool run_in_one_process() {
    const long child = raw_syscall(SYS_clone, SIGCHLD);
    if (child == 0) {
      catch_faults();
      const bool can_restore = watch_system_calls() && snapshot_.take();
      limit_files();
      if (can_restore)
        while (!over_ && execute_here()) continue;
      raw_syscall(SYS_exit_group, 0);
    }
    wait_for(child);
    return over_;
  }

  void wait_for(long child) {
    const ChildEnd end = wait_for_child(child, &progress_of, this);
    if (!current_) return;
    if (end.why)
      current_->killed_for(end.why);
    else
      current_->died_of(end.status);
    conclude();
  }

  /// Another number whenever an execution has gone on.
  static std::uint64_t progress_of(void* server) {
    const auto& at = *static_cast<const Server*>(server);
    const std::uint32_t steps = at.current_ ? at.current_->outcome().steps : 0;
    return (std::uint64_t{at.stage_} << 56) ^ (std::uint64_t{at.result_.executions} << 28) ^ steps;
  }

  /// One execution in this process. False when the process is of no further use.
  bool execute_here() {
    begin();
    if (over_) return false;
    begin_watching();
    current_->run(*strategy_, &run_main, &arguments_);
    const bool spoilt = end_watching();
    result_.lasting |= spoilt;
    const bool restored = snapshot_.restore();
    if (!report_.is_intact()) return false;  // whoever waits for this process concludes
    conclude();
    return restored && !spoilt;
  }

  void execute_in_child() {
    begin();
    if (over_) return;
    result_.lasting = true;  // or nobody looked
    const long child = raw_syscall(SYS_clone, SIGCHLD);
    if (child == 0) {
      catch_faults();
      limit_files();
      current_->run(*strategy_, &run_main, &arguments_);
      raw_syscall(SYS_exit_group, 0);
    }
    wait_for(child);
  }

  /// Prepares the next execution of the plan, or finds that it is over.
  void begin() {
    if (stage_ == plan_.stages.size()) {
      over_ = true;
      return;
    }
    const Stage& stage = plan_.stages[stage_];
    if (!strategy_) begin_stage(stage);
    if (!strategy_) return;
    per_run_.reset();
    current_ = new (allocate<char>(per_run_, sizeof(Execution)))
        Execution(per_run_, pool_, races_, coverage_, plan_.settings);
    current_->record(stage.record);
    strategy_->begin(stage.first_seed + result_.executions, profile_);
  }

  void begin_stage(const Stage& stage) {
    result_ = {};
    stage_began_ = now();
    missed_ = 0;
    strategy_ = strategy_of(stage);
    if (strategy_) return;
    report_.refused("the plan names a strategy that does not exist");
    over_ = true;
  }

  Strategy* strategy_of(const Stage& stage) {
    for (const PlacedDeparture& each : stage.places) mark_shared(each.pc);
    if (stage.strategy[0]) return make_strategy(stage.strategy, plan_.aims, lasting_);
    return stage.places.empty() ? make_replay(stage.schedule, missed_, lasting_)
                                : make_replay(stage.places, missed_, lasting_);
  }

  /// The current execution has ended.
  void conclude() {
    const Outcome& outcome = current_->outcome();
    const Stage& stage = plan_.stages[stage_];
    ++result_.executions;
    result_.take(outcome);
    if (outcome.steps > profile_.steps && outcome.verdict != Verdict::inconclusive)
      profile_.steps = outcome.steps;
    if (outcome.threads > profile_.threads) profile_.threads = outcome.threads;
    const Progress progress = strategy_->progress();
    result_.exhausted = progress == Progress::complete && result_.inconclusive == 0;
    if (failed(outcome) || result_.executions == stage.count || is_out_of_reach() ||
        progress != Progress::under_way || is_late())
      end_stage(stage);
    current_ = nullptr;
  }

  bool is_late() const { return plan_.seconds > 0 && now() - began_ > plan_.seconds; }

  bool is_out_of_reach() const {
    const bool always = result_.inconclusive == result_.executions;
    return result_.inconclusive == (always ? kMostAtFirst : kMostInconclusive) ||
           result_.inconclusive - result_.too_long == kMostOutOfReach;
  }

  void end_stage(const Stage& stage) {
    result_.last_seed = stage.first_seed + result_.executions - 1;
    result_.seconds = now() - stage_began_;
    result_.missed_departures = missed_;
    result_.late = is_late();
    result_.failed = failed(current_->outcome());
    report_.stage(stage, result_, *current_);
    if (stage.record) report_.trace(*current_);
    const bool replay = stage.strategy[0] == 0;
    over_ = (!replay && failed(current_->outcome())) || is_late();
    strategy_ = nullptr;
    ++stage_;
  }

  Arena& lasting_;
  Arena& per_run_;
  const Plan& plan_;
  const Report& report_;
  Arguments arguments_;
  Pool pool_;
  Races races_;
  Coverage coverage_;
  Snapshot snapshot_;
  Profile profile_;

  std::size_t stage_ = 0;
  Strategy* strategy_ = nullptr;  ///< of the current stage, once it has begun
  StageResult result_;
  std::uint32_t missed_ = 0;
  double began_ = now();
  double stage_began_ = 0;
  Execution* current_ = nullptr;  ///< under way
  bool over_ = false;
};

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

int explore(const char* plan_path, int fd, const Arguments& arguments) {
  Arena* lasting = Arena::create(kArena);
  Arena* per_run = Arena::create(kArena);
  if (!lasting || !per_run) return 3;
  auto& report = *new (allocate<char>(*lasting, sizeof(Report))) Report(fd);
  if (refusal()) return report.refused(refusal()), 3;
  if (opened_files_before_main())
    return report.refused("the program opens a file before main, which its executions would share"),
           3;
  auto& plan = *new (allocate<char>(*lasting, sizeof(Plan))) Plan(*lasting);
  const char* text = read_file(plan_path, *lasting);
  if (!text || !parse_plan(text, plan, *lasting)) return report.refused("unreadable plan"), 3;
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
  const Arguments arguments{argc, argv, environment};
  const int code = plan && fd ? explore(plan, std::atoi(fd), arguments) : run_once(arguments);
  raw_syscall(SYS_exit_group, code);
  __builtin_unreachable();
}
