#include "analyzers/explore/driver/search.hpp"

#include <algorithm>
#include <future>
#include <limits>

#include "analyzers/explore/driver/aims.hpp"
#include "analyzers/explore/driver/difference.hpp"
#include "analyzers/explore/driver/library_faults.hpp"
#include "analyzers/explore/driver/minimise.hpp"
#include "analyzers/explore/driver/portfolio.hpp"
#include "analyzers/explore/driver/story.hpp"
#include "analyzers/explore/driver/token.hpp"

namespace ccgrade::explore {
namespace {

/// What the runtime says when a program has more threads than were prepared: prepare more.
constexpr const char* kMoreThreads = "the program starts more threads than were prepared";
constexpr int kMostThreads = 2'000;
constexpr double kLeastSeconds = 0.01;
constexpr double kPatience = 6;
/// A replay is one execution, and it is known to end.
constexpr int kMostStepsOfReplay = 10'000'000;
/// Early timeouts and spurious wakeups in one execution, where all of them are tried.
constexpr int kSurprisesOfAll = 1;
constexpr std::size_t kMostUnjudged =
    30;  ///< of the library's own races; the runtime has room for 32

Result<std::string> short_digest_of(Host& host, const std::string& path) {
  const Result<std::string> content = host.digest_file(path);
  if (!content) return content.error();
  return content->substr(0, 8);
}

class Search {
 public:
  Search(Host& host, Program program, const SearchBudget& budget)
      : host_(host), program_(std::move(program)), budget_(budget) {}

  Result<Exploration> run() {
    if (const Status known = identify(); !known) return known.error();
    done_.seed = budget_.seed;
    if (const Status aimed = aim(); !aimed) return aimed.error();
    Status went = try_batches();
    while (went && can_do_better()) {
      forget_search();
      went = try_batches();
    }
    if (!went) return went.error();
    if (busy_seconds_ > 0)
      done_.schedules_per_second = static_cast<double>(done_.schedules) / busy_seconds_;
    if (!failure_) {
      if (done_.inconclusive.empty() && !done_.exhausted)
        done_.miss_bound = miss_bound(2, done_.threads, done_.points, pct_schedules_);
      return done_;
    }
    done_.first_failure = done_.schedules;
    const Result<StageReport> least = minimise(host_, as_replayed(), *failure_);
    if (!least) return least.error();
    const Result<SessionReport> report = record(*least);
    if (!report) return report.error();
    return with_story(*least, *report);
  }

  Result<Exploration> follow(const std::string& token) {
    if (const Status known = identify(); !known) return known.error();
    const Result<Token> read = read_token(token);
    if (!read) return read.error();
    if (read->digest != digest_)
      return Error{
          "the token belongs to another program: what was compiled now differs from what "
          "the schedule was found in"};
    StageReport wanted;
    wanted.schedule = read->schedule;
    program_.races = read->races;
    program_.leaks = read->leaks;
    program_.max_steps = kMostStepsOfReplay;
    done_.schedules = 1;
    while (true) {
      const Result<SessionReport> report = record(wanted);
      if (!report) return report.error();
      if (report->stages.front().missed > 0)
        return Error{"the token is damaged: its schedule asks for what this program never does"};
      // The search let the library's own races pass on its way there.
      if (excuse_library(report->stages.front())) continue;
      // A second time, to see whether it always goes that way.
      const Result<SessionReport> again = record(wanted);
      if (!again) return again.error();
      return with_story(report->stages.front(), *again);
    }
  }

 private:
  Status identify() {
    const Result<std::string> digest = short_digest_of(host_, program_.path);
    if (!digest) return digest.error();
    digest_ = *digest;
    return Done{};
  }

  Status aim() {
    Result<Aims> aims = find_aims(host_, program_, budget_.aims);
    if (!aims) return aims.error();
    program_.aims = std::move(aims->places);
    done_.missed_aims = std::move(aims->missed);
    return Done{};
  }

  Status try_batches() {
    started_ = host_.monotonic_seconds();
    std::vector<Batch> batches =
        portfolio(budget_.strategy, budget_.seed, budget_.schedules, !program_.aims.empty());
    const auto jobs = static_cast<std::size_t>(std::max(1, host_.jobs()));
    for (std::size_t first = 0; first < batches.size(); first += jobs) {
      const Result<long> unspent = run_side_by_side(batches, first, jobs);
      if (!unspent) return unspent.error();
      if (*unspent > 0 && batches.size() > 1) batches.push_back(more_of_last(batches, *unspent));
      if (failure_ || knows_all() || !done_.inconclusive.empty() || host_.stopping()) break;
      if (time_left() <= 0) break;
    }
    if (time_left() <= 0 && !failure_ && done_.schedules < budget_.at_least)
      done_.inconclusive = "only " + std::to_string(done_.schedules) + " of " +
                           std::to_string(budget_.schedules) + " schedules were tried in " +
                           std::to_string(static_cast<long>(budget_.seconds * kPatience)) +
                           " seconds: it is too large, or the machine too busy";
    return Done{};
  }

  /// Seconds; infinite where there is no limit. A busy machine gets more, until there is enough for
  /// a judgement.
  double time_left() const {
    if (budget_.seconds <= 0) return std::numeric_limits<double>::infinity();
    const double limit =
        done_.schedules < budget_.at_least ? budget_.seconds * kPatience : budget_.seconds;
    return limit - (host_.monotonic_seconds() - started_);
  }

  /// Was the search ended by something that the next one can avoid?
  bool can_do_better() {
    if (failure_) return excuse_library(*failure_);
    if (done_.inconclusive != kMoreThreads || program_.threads >= kMostThreads) return false;
    program_.threads *= 8;
    return true;
  }

  /// Can no further schedule show anything new?
  bool knows_all() const { return done_.exhausted && !done_.surprises; }

  bool excuse_library(const StageReport& failure) {
    if (program_.unjudged.size() >= kMostUnjudged) return false;
    const std::vector<unsigned long> places = known_library_race(host_, program_, failure);
    program_.unjudged.insert(program_.unjudged.end(), places.begin(), places.end());
    return !places.empty();
  }

  void forget_search() {
    failure_.reset();
    done_.schedules = done_.covered = 0;
    done_.inconclusive.clear();
    done_.exhausted = false;
    done_.surprises.reset();
    busy_seconds_ = 0;
    pct_schedules_ = 0;
  }

  /// Runs the next batches at once; the first of them that failed counts, whoever was faster. How
  /// many schedules an attempt at everything left unspent.
  Result<long> run_side_by_side(const std::vector<Batch>& batches, std::size_t first,
                                std::size_t jobs) {
    std::vector<std::future<Result<SessionReport>>> running;
    for (std::size_t i = first; i < std::min(first + jobs, batches.size()); ++i)
      running.push_back(std::async(std::launch::async, [&, i] {
        Program program = program_;
        if (budget_.seconds > 0) program.seconds = std::max(time_left(), kLeastSeconds);
        if (batches[i].explores_all()) program.surprises = kSurprisesOfAll;
        // The default schedule first: it teaches the process what is shared.
        return run_session(host_, program, {"run usual 1 1", batches[i].stage()});
      }));
    Result<long> unspent = 0L;
    for (std::size_t i = 0; i < running.size(); ++i) {
      const Result<SessionReport> report = running[i].get();
      if (!report) unspent = report.error();
      if (!unspent || failure_ || knows_all()) continue;
      take(report->stages);
      if (batches[first + i].explores_all())
        *unspent += batches[first + i].count - report->stages.back().executions;
    }
    return unspent;
  }

  void take(const std::vector<StageReport>& stages) {
    for (std::size_t i = 0; i < stages.size(); ++i) {
      const StageReport& stage = stages[i];
      if (stage.failed()) failure_ = stage;
      if (i == 0 && !stage.failed()) continue;  // a lesson, not a schedule of the portfolio
      done_.threads = std::max(done_.threads, stage.threads);
      done_.schedules += stage.executions - stage.covered;
      done_.covered += stage.covered;
      busy_seconds_ += stage.seconds;
      if (stage.strategy.starts_with("pct")) pct_schedules_ += stage.executions;
      if (stage.exhausted) take_all(stage);
      // Trying everything goes to lengths that no sample goes to.
      if (stage.strategy.starts_with("dfs") && budget_.strategy == "auto") continue;
      done_.points = std::max(done_.points, stage.steps);
      // Holding threads back is an extra: where it leads nowhere, the others say more.
      if (stage.strategy == "directed") continue;
      // Two threads that make way for each other in turn do so for ever where nothing is chance.
      if (stage.strategy == "usual" && budget_.schedules > 1) continue;
      if (stage.inconclusive > 0 && stage.inconclusive * 2 >= stage.executions)
        done_.inconclusive = stage.reason;
    }
  }

  /// Where races are no failures, the order of plain accesses was not tried.
  void take_all(const StageReport& stage) {
    if (!program_.races) return;
    done_.exhausted = true;
    if (stage.limited) done_.surprises = kSurprisesOfAll;
  }

  Program as_replayed() const {
    Program program = program_;
    program.surprises = kAnySurprises;
    return program;
  }

  Result<SessionReport> record(const StageReport& stage) {
    return run_session(host_, as_replayed(), {"record " + stage.schedule});
  }

  /// A process that a signal ends leaves its hash behind before the last steps are in it.
  static bool is_same(const StageReport& stage, const StageReport& again) {
    return same_failure(stage, again) && (again.hash == stage.hash || again.verdict == "crash");
  }

  Result<Exploration> with_story(const StageReport& stage, const SessionReport& report) {
    const StageReport& again = report.stages.front();
    if (!stage.verdict.empty() && !is_same(stage, again)) {
      const Result<SessionReport> once_more = record(again);
      if (!once_more) return once_more.error();
      done_.inconclusive = tell_nondeterminism(host_, program_, report.trace, once_more->trace);
    }
    if (!again.failed()) return done_;
    Result<ScheduleFailure> failure = tell(host_, program_, again, report.trace);
    if (!failure) return failure.error();
    failure->token = write_token({again.schedule, digest_, program_.races, program_.leaks});
    done_.failure = *failure;
    done_.threads = std::max(done_.threads, again.threads);
    done_.points = std::max(done_.points, again.steps);
    return done_;
  }

  Host& host_;
  Program program_;
  const SearchBudget& budget_;
  std::string digest_;
  Exploration done_;
  std::optional<StageReport> failure_;
  double started_ = 0;
  double busy_seconds_ = 0;
  long pct_schedules_ = 0;
};

}  // namespace

Result<Exploration> search(Host& host, Program program, const SearchBudget& budget) {
  return Search(host, std::move(program), budget).run();
}

Result<Exploration> follow(Host& host, Program program, const std::string& token) {
  const SearchBudget none;
  return Search(host, std::move(program), none).follow(token);
}

}  // namespace ccgrade::explore
