// Runs every scenario several times beside the watch runtime: do they end, do their checks hold, is
// every thread gone? A scout: what does not end here is not run again by slower tools.
#include <future>

#include "analyzers/dynamic/execution/scenario_runner.hpp"
#include "analyzers/dynamic/watch/findings.hpp"
#include "grader/host/host.hpp"

namespace ccgrade {
namespace {

/// Pauses of a repeat: permille of first locks, microseconds, most per thread (runtime/noise.hpp).
constexpr const char* kNoise[] = {"1000:300:24", "0:0:0", "300:200:40"};

int repeats(Budget budget) {
  switch (budget) {
    case Budget::quick:
      return 1;
    case Budget::standard:
      return 3;
    case Budget::deep:
      return 12;
  }
  return 3;
}

/// The run in which the log's n-th scenario-ending event happened: events come in the order in
/// which the scenarios ran, and a fatal one belongs to the scenario that did not end.
std::string run_for(const std::vector<Run>& runs, std::size_t ended_so_far) {
  return runs[std::min(ended_so_far, runs.size() - 1)].id;
}

void mark_ending(std::vector<Run>& runs, const std::string& id, const watch::Event& event) {
  Outcome outcome;
  if (event.kind == "deadlock" || event.kind == "stuck")
    outcome = {Ending::deadlocked, 0, "no thread can go on: they wait for each other"};
  else if (event.kind == "timeout")
    outcome = {Ending::timed_out, 0, "the scenario was still running at its limit"};
  else if (event.kind == "starved")
    outcome = {Ending::our_fault, 0, "this machine is too busy to let the scenario run"};
  else
    return;
  for (Run& run : runs)
    if (run.id == id) run.outcome = outcome;
}

void count_threads(std::vector<Run>& runs, const std::string& id, const watch::Event& event) {
  for (Run& run : runs)
    if (run.id == id && !run.threads) run.threads = watch::threads_of(event);
}

class WatchProbe final : public Probe {
 public:
  std::string name() const override { return "watch"; }
  Phase phase() const override { return Phase::scout; }
  std::vector<std::string> variants() const override { return {"watch"}; }

  Observation observe(const Inspection& inspection) override {
    const Product product = inspection.builds.get("watch");
    Observation seen;
    if (!product.ok()) {
      seen.not_judged = "the submission was not built";
      return seen;
    }
    const auto scenarios = scenarios_for(inspection, name(), seen.runs);
    std::vector<std::future<std::vector<Execution>>> repeating;
    for (int repeat = 0; repeat < repeats(inspection.budget); ++repeat)
      repeating.push_back(std::async(std::launch::async, [&, repeat] {
        return run_scenarios(inspection.host, setup(inspection, product, repeat), scenarios);
      }));
    Symbolizer symbols(inspection.host, product.path);
    for (auto& each : repeating)
      for (Execution& execution : each.get()) read(execution, symbols, seen);
    return seen;
  }

 private:
  static ToolSetup setup(const Inspection& inspection, const Product& product, int repeat) {
    ToolSetup setup;
    setup.tool = setup.variant = "watch";
    setup.program = product.path;
    setup.seed = inspection.seed + static_cast<unsigned long>(repeat);
    setup.repeat = repeat + 1;
    setup.timeout_convicts = true;
    setup.memory_kib = 1 << 20;  // the plain program: it meets this limit before that of time
    // The runtime keeps the scenario's own limit, with patience on a busy machine; this one is for
    // a process whose runtime no longer runs.
    setup.seconds_per_scenario = 30;
    setup.env = {"CCGRADE_WATCH_FD=" + std::to_string(kToolLogFd), "CCGRADE_WATCH_SECONDS=8",
                 std::string("CCGRADE_WATCH_NOISE=") + kNoise[repeat % std::size(kNoise)]};
    return setup;
  }

  static void read(Execution& execution, Symbolizer& symbols, Observation& seen) {
    const std::vector<watch::Event> events = watch::parse_log(execution.tool_log);
    if (const Status known = symbols.resolve(watch::addresses_of(events)); !known)
      seen.not_judged = known.error().message;
    std::size_t ended = 0;
    for (const watch::Event& event : events) {
      const std::string run = run_for(execution.runs, ended);
      mark_ending(execution.runs, run, event);
      count_threads(execution.runs, run, event);
      for (Finding& finding : watch::findings_of(event, symbols, run))
        seen.findings.push_back(std::move(finding));
      ended += event.kind == "end";
    }
    take_runs(execution, seen);
  }
};

}  // namespace

std::unique_ptr<Probe> make_watch_probe() {
  return std::make_unique<WatchProbe>();
}

}  // namespace ccgrade
