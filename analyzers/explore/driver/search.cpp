#include "analyzers/explore/driver/search.hpp"

#include <algorithm>
#include <future>
#include <limits>

#include "analyzers/explore/driver/aims.hpp"
#include "analyzers/explore/driver/coverage.hpp"
#include "analyzers/explore/driver/follow.hpp"
#include "analyzers/explore/driver/library_faults.hpp"
#include "analyzers/explore/driver/minimise.hpp"
#include "analyzers/explore/driver/portfolio.hpp"

namespace ccgrade::explore {
namespace {

constexpr double kLeastSeconds = 0.01;
constexpr double kDay = 86'400;
/// Each may take seconds.
constexpr long kMostOutOfReach = 10;
constexpr double kPatience = 6;
/// Early timeouts and spurious wakeups in one execution, where all of them are tried.
constexpr int kSurprisesOfAll = 1;

class Search {
 public:
  Search(Host& host, Program program, const SearchBudget& budget)
      : host_(host), program_(std::move(program)), budget_(budget) {}

  Result<Exploration> run() {
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
    return failure_ ? with_failure() : without_failure();
  }

 private:
  Result<Exploration> without_failure() {
    if (done_.inconclusive.empty() && !out_of_reach_.empty())
      done_.inconclusive = std::to_string(done_.unfinished) + " of " +
                           std::to_string(done_.schedules) +
                           " schedules could not be judged: " + out_of_reach_;
    if (const Status covered = cover(); !covered) return covered.error();
    if (!done_.inconclusive.empty()) done_.exhausted = false;
    if (done_.inconclusive.empty() && !done_.exhausted)
      done_.miss_bound = miss_bound(2, done_.threads, done_.points, pct_schedules_);
    return done_;
  }

  Result<Exploration> with_failure() {
    done_.exhausted = false;  // what came after it was not tried
    done_.surprises.reset();
    done_.first_failure = done_.schedules;
    const StageReport least = minimise(host_, as_replayed(program_), *failure_);
    Result<Exploration> shown = show(host_, program_, done_, least);
    if (!shown && !host_.stopping()) return unshown(shown.error());
    return shown;
  }

  /// What was seen is not passed over, though nothing can be told of its way.
  Exploration unshown(const Error& why) {
    done_.inconclusive = "a schedule ends in " + failure_->verdict + " (" + failure_->message +
                         "), and cannot be shown: " + why.message;
    return done_;
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
    // The first one shows whether two of them would meet in the file system.
    for (std::size_t first = 0, count = 1; first < batches.size(); first += count) {
      count = first == 0 || done_.leaves_traces ? 1 : jobs;
      const Result<std::vector<Batch>> left = run_side_by_side(batches, first, count);
      if (!left && !failure_) return left.error();
      if (!left) break;  // what was seen counts, whatever became of the others
      batches.insert(batches.end(), left->begin(), left->end());
      if (failure_ || knows_all() || !done_.inconclusive.empty() || host_.stopping()) break;
      if (time_left() <= 0) break;
    }
    if (time_left() <= 0 && !failure_ && done_.inconclusive.empty() &&
        done_.schedules < budget_.at_least)
      done_.inconclusive = "only " + std::to_string(done_.schedules) + " of " +
                           std::to_string(budget_.schedules) + " schedules were tried in " +
                           std::to_string(static_cast<long>(budget_.seconds * kPatience)) +
                           " seconds: it is too large, or the machine too busy";
    return Done{};
  }

  Status cover() {
    if (!program_.coverage) return Done{};
    Result<OrderCoverage> coverage = sum_up(host_, program_, pairs_);
    if (!coverage) return coverage.error();
    done_.coverage = std::move(*coverage);
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
    if (failure_) return excuse_library(host_, program_, *failure_);
    return prepare_more_threads(program_, done_.inconclusive) ||
           prepare_more_threads(program_, out_of_reach_);
  }

  /// Can no further schedule show anything new?
  bool knows_all() const { return done_.exhausted && !done_.surprises; }

  void forget_search() {
    failure_.reset();
    done_.schedules = done_.covered = done_.unfinished = 0;
    done_.inconclusive.clear();
    done_.exhausted = false;
    done_.surprises.reset();
    busy_seconds_ = 0;
    pct_schedules_ = 0;
    pairs_.clear();
    out_of_reach_.clear();
    schedules_out_of_reach_ = 0;
  }

  /// Runs the next batches at once; the first of them that failed counts, whoever was faster. What
  /// they left to be done: an attempt at everything may give up, and a session has its time.
  Result<std::vector<Batch>> run_side_by_side(const std::vector<Batch>& batches, std::size_t first,
                                              std::size_t jobs) {
    std::vector<std::future<Result<SessionReport>>> running;
    for (std::size_t i = first; i < std::min(first + jobs, batches.size()); ++i)
      running.push_back(std::async(std::launch::async, [&, i] {
        Program program = program_;
        // An attempt at everything cannot go on in another session.
        const double longest = batches[i].explores_all() ? kDay : kLongestSession;
        program.seconds = std::clamp(time_left(), kLeastSeconds, longest);
        if (batches[i].explores_all()) program.surprises = kSurprisesOfAll;
        // The default schedule first: it teaches the process what is shared.
        return run_session(host_, program, {"run usual 1 1", batches[i].stage()});
      }));
    Result<std::vector<Batch>> left = std::vector<Batch>{};
    for (std::size_t i = 0; i < running.size(); ++i) {
      const Result<SessionReport> report = running[i].get();
      if (failure_ || knows_all()) continue;
      if (!report) left = report.error();
      if (!report) continue;
      take(report->stages);
      if (!failure_ && !report->cut_off.empty()) done_.inconclusive = report->cut_off;
      pairs_.insert(report->pairs.begin(), report->pairs.end());
      const StageReport& last = report->stages.back();
      const bool began = report->stages.size() > 1;
      const auto rest = rest_of(batches, first + i, began ? last.executions : 0, last.late);
      if (left && rest) left->push_back(*rest);
    }
    return left;
  }

  void take(const std::vector<StageReport>& stages) {
    for (std::size_t i = 0; i < stages.size(); ++i) {
      const StageReport& stage = stages[i];
      if (stage.failed()) failure_ = stage;
      if (stage.strategy == "usual" && stage.verdict == "passed") measure(stage);
      if (i == 0 && !stage.failed()) continue;  // a lesson, not a schedule of the portfolio
      done_.threads = std::max(done_.threads, stage.threads);
      done_.schedules += stage.executions - stage.covered;
      done_.covered += stage.covered;
      done_.unfinished += stage.inconclusive;
      busy_seconds_ += stage.seconds;
      if (stage.strategy == "pct:2") count_for_bound(stage);
      done_.leaves_traces |= stage.lasting;
      if (stage.exhausted) take_all(stage);
      if (stage.inconclusive > stage.too_long) note_out_of_reach(stage);
      // Trying everything goes to lengths that no sample goes to.
      if (stage.strategy.starts_with("dfs") && budget_.strategy == "auto") continue;
      done_.points = std::max(done_.points, stage.steps);
      // These are extras: where holding threads back, or even turns, lead nowhere, the others say
      // more. Two that back off from each other in turn never end.
      if (stage.strategy == "directed" || stage.strategy == "lockstep") continue;
      // Two threads that make way for each other in turn do so for ever where nothing is chance.
      if (stage.strategy == "usual" && budget_.schedules > 1) continue;
      // What is out of reach in one schedule may be where the bug is. A long one may only be
      // unfair.
      if (stage.inconclusive > 0 && stage.inconclusive * 2 >= stage.executions)
        done_.inconclusive = stage.reason;
    }
  }

  /// The bug may be where one schedule goes and no judgement follows: the others go on for a while.
  void note_out_of_reach(const StageReport& stage) {
    out_of_reach_ = stage.reason;
    schedules_out_of_reach_ += stage.inconclusive - stage.too_long;
    if (schedules_out_of_reach_ >= kMostOutOfReach) done_.inconclusive = stage.reason;
  }

  /// The bound is of executions in which priorities alone decide: of every second one of a depth
  /// there are no surprises (pct.hpp). Where one was led away, none counts: it may be the bug's own
  /// executions that always are. `k` is of the longest.
  void count_for_bound(const StageReport& stage) {
    led_away_ |= stage.led_away + stage.inconclusive > 0;
    pct_schedules_ = led_away_ ? 0 : pct_schedules_ + stage.executions / 2;
    done_.points = std::max(done_.points, stage.most_steps);
  }

  void measure(const StageReport& stage) {
    done_.work = stage.work;
    done_.span = stage.span;
  }

  /// Where races are no failures, the order of plain accesses was not tried; where calls change
  /// what the kernel keeps, theirs was not.
  void take_all(const StageReport& stage) {
    if (!program_.races || stage.lasting) return;
    done_.exhausted = true;
    if (stage.limited) done_.surprises = kSurprisesOfAll;
  }

  Host& host_;
  Program program_;
  const SearchBudget& budget_;
  Exploration done_;
  std::optional<StageReport> failure_;
  std::set<OrderedPair> pairs_;
  std::string out_of_reach_;         ///< why some executions were not judged …
  long schedules_out_of_reach_ = 0;  ///< … and how many
  double started_ = 0;
  double busy_seconds_ = 0;
  long pct_schedules_ = 0;  ///< that count for the bound on what was missed …
  bool led_away_ = false;   ///< … none does
};

}  // namespace

Result<Exploration> search(Host& host, Program program, const SearchBudget& budget) {
  return Search(host, std::move(program), budget).run();
}

}  // namespace ccgrade::explore
