// Measures the submission against the reference solution: two programs, started in turn with
// nothing else running, so that a noisy machine slows both.
#include <algorithm>

#include "analyzers/dynamic/bench/ratio.hpp"
#include "analyzers/dynamic/execution/scenario_runner.hpp"
#include "grader/host/host.hpp"

namespace ccgrade {
namespace {

constexpr double kSecondsPerProgram = 20;
constexpr int kMostPairs = 20;

int pairs(Budget budget) {
  switch (budget) {
    case Budget::quick:
      return 3;
    case Budget::standard:
      return 4;
    case Budget::deep:
      return 12;
  }
  return 4;
}

class BenchProbe final : public Probe {
 public:
  std::string name() const override { return "bench"; }
  Phase phase() const override { return Phase::measure; }
  std::vector<std::string> variants() const override { return {"bench", "bench-reference"}; }

  Observation observe(const Inspection& inspection) override {
    Observation seen;
    if (!inspection.unfinished.empty()) {
      const auto& [scenario, run] = *inspection.unfinished.begin();
      seen.not_judged = "speed is measured only when every scenario ends; " + scenario +
                        " does not (" + run + ")";
      return seen;
    }
    const Product submission = inspection.builds.get("bench");
    const Product reference = inspection.builds.get("bench-reference");
    if (!submission.ok() || !reference.ok()) {
      seen.not_judged = "the benchmark was not built: " + submission.our_fault +
                        submission.submission_errors + reference.our_fault;
      return seen;
    }
    compare(inspection, reference, submission, seen);
    if (seen.not_judged.empty() && seen.speeds.empty() && seen.runs.empty())
      seen.not_judged = "the benchmark reported no times";
    return seen;
  }

 private:
  /// Pair after pair, and more of them where noise leaves it open which side of a minimum a speed
  /// is.
  static void compare(const Inspection& inspection, const Product& reference,
                      const Product& submission, Observation& seen) {
    const int enough = pairs(inspection.budget);
    std::vector<std::pair<bench::Times, bench::Times>> measured;
    for (int i = 0; i < kMostPairs && (i < enough || is_open(seen.speeds, inspection)); ++i) {
      // Whoever goes second may profit from a warm cache: take turns.
      const bool reference_first = i % 2 == 0;
      ProcessResult first = run(inspection, reference_first ? reference : submission);
      ProcessResult second = run(inspection, reference_first ? submission : reference);
      if (!reference_first) std::swap(first, second);
      if (!both_end_well(first, second, seen)) return;
      measured.emplace_back(bench::parse_times(first.channels[0]),
                            bench::parse_times(second.channels[0]));
      seen.speeds = bench::speeds_of(measured);
    }
  }

  /// A submission whose benchmark crashes, or takes many times as long as the reference, has no
  /// speed but a run that failed; one that only was stopped with the reference is not judged.
  static bool both_end_well(const ProcessResult& reference, const ProcessResult& submission,
                            Observation& seen) {
    if (reference.succeeded() && submission.succeeded()) return true;
    seen.speeds.clear();
    if (is_blameless(reference, submission.outcome)) {
      const Outcome& why = reference.succeeded() ? submission.outcome : reference.outcome;
      seen.not_judged =
          "the benchmark did not end well: " + std::string(name_of(why.ending)) + " " + why.detail;
    } else {
      seen.runs.push_back(failed_run(submission));
    }
    return false;
  }

  static bool is_blameless(const ProcessResult& reference, const Outcome& outcome) {
    const bool both_slow = outcome.ending == Ending::timed_out &&
                           reference.usage.wall_seconds > kSecondsPerProgram / 4;
    return !reference.succeeded() || both_slow || outcome.ending == Ending::our_fault ||
           outcome.ending == Ending::interrupted;
  }

  static Run failed_run(const ProcessResult& submission) {
    Run run;
    run.id = "bench/benchmark/1";
    run.tool = run.variant = "bench";
    run.scenario = "benchmark";
    run.outcome = submission.outcome;
    if (run.outcome.ending == Ending::exited)
      run.outcome.detail = "the benchmark exited with code " + std::to_string(run.outcome.code);
    run.usage = submission.usage;
    return run;
  }

  static bool is_open(const std::vector<Speed>& speeds, const Inspection& inspection) {
    return std::ranges::any_of(inspection.challenge.rubric.criteria,
                               [&](const Criterion& criterion) {
                                 return std::ranges::any_of(speeds, [&](const Speed& speed) {
                                   return speed.ratio < criterion.min_speed &&
                                          !is_certainly_below(speed, criterion.min_speed);
                                 });
                               });
  }

  static ProcessResult run(const Inspection& inspection, const Product& product) {
    Command command;
    command.argv = {product.path, "--benchmark_min_time=0.02"};
    command.env = {"CCGRADE_TOOL_FD=" + std::to_string(kToolLogFd)};
    command.channels = {{kToolLogFd, 1 << 20}};
    command.limits.wall_seconds = kSecondsPerProgram;
    command.limits.flood_bytes = kMostOutput;
    command.confinement = {{product.path}, {}, {}};
    return inspection.host.run(command);
  }
};

}  // namespace

std::unique_ptr<Probe> make_bench_probe() {
  return std::make_unique<BenchProbe>();
}

}  // namespace ccgrade
