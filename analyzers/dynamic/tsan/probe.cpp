// Runs the scenarios under stock ThreadSanitizer: an opinion of its own on races.
#include <algorithm>

#include "analyzers/dynamic/execution/canary.hpp"
#include "analyzers/dynamic/execution/marked_log.hpp"
#include "analyzers/dynamic/execution/scenario_runner.hpp"
#include "analyzers/dynamic/symbols/assembly.hpp"
#include "analyzers/dynamic/tsan/report.hpp"
#include "analyzers/dynamic/tsan/text.hpp"
#include "grader/host/host.hpp"

namespace ccgrade {
namespace {

constexpr const char* kOptions =
    "TSAN_OPTIONS=halt_on_error=0:second_deadlock_stack=1:detect_deadlocks=1:history_size=4:"
    "exitcode=66:atexit_sleep_ms=0:report_thread_leaks=1:symbolize=0:print_summary=0";

class TsanProbe final : public Probe {
 public:
  std::string name() const override { return "tsan"; }
  Phase phase() const override { return Phase::observe; }
  std::vector<std::string> variants() const override { return {"tsan"}; }

  Observation observe(const Inspection& inspection) override {
    const Product product = inspection.builds.get("tsan");
    Observation seen;
    if (!product.ok()) {
      seen.not_judged = "the ThreadSanitizer build failed: " + product.our_fault;
      return seen;
    }
    const auto scenarios = scenarios_for(inspection, name(), seen.runs);
    ToolSetup setup;
    setup.tool = setup.variant = "tsan";
    setup.program = product.path;
    setup.seed = inspection.seed;
    const std::string fd = std::to_string(kToolLogFd);
    setup.env = {kOptions, "CCGRADE_TOOL_FD=" + fd, "CCGRADE_MARKS=" + fd};
    setup.seconds_per_scenario = 10;
    setup.report_exit_code = 66;
    setup.canaries = "race";
    const Result<std::string> unseen = unseen_order(inspection);
    if (!unseen) {
      seen.not_judged = unseen.error().message;
      return seen;
    }
    Symbolizer symbols(inspection.host, product.path);
    for (Execution& execution : run_scenarios(inspection.host, setup, scenarios))
      read(execution, setup, symbols, !unseen->empty(), seen);
    if (!unseen->empty() && reports_a_race(seen))
      seen.not_judged = "the submission orders accesses by " + *unseen +
                        ", which ThreadSanitizer does not know: whether the races that it reports "
                        "are real is open";
    return seen;
  }

 private:
  /// By what the submission orders accesses that ThreadSanitizer cannot follow; empty: by nothing.
  static Result<std::string> unseen_order(const Inspection& inspection) {
    // clang writes this call into an object only where the source has a fence.
    if (inspection.builds.refers_to("tsan", "__tsan_atomic_thread_fence"))
      return std::string("atomic_thread_fence");
    const Result<std::string> instructions =
        disassemble(inspection.host, inspection.builds.objects("tsan"));
    if (!instructions) return instructions.error();
    return std::string(lists_synchronisation(*instructions) ? "inline assembly" : "");
  }

  static bool reports_a_race(const Observation& seen) {
    return std::ranges::any_of(seen.findings,
                               [](const Finding& finding) { return finding.rule == "data-race"; });
  }

  static void add(const std::vector<tsan::Report>& reports, const std::string& run,
                  Symbolizer& symbols, bool unseen, Observation& seen) {
    if (const Status known = symbols.resolve(tsan::addresses_of(reports)); !known)
      seen.not_judged = known.error().message;
    for (const tsan::Report& report : reports)
      for (Finding& finding : tsan::findings_of(report, symbols, run, unseen))
        seen.findings.push_back(std::move(finding));
  }

  /// It ends with its own exit code then, which no submission can call for, and has nothing to
  /// report yet; what is printed, anybody can print.
  static bool could_not_start(const Execution& execution, const ToolSetup& setup) {
    const auto ended_by_tool = [&](const Run& run) {
      return run.outcome.ending == Ending::exited && run.outcome.code == setup.report_exit_code;
    };
    return execution.err.find("unexpected memory mapping") != std::string::npos &&
           execution.tool_log.empty() && std::ranges::all_of(execution.runs, ended_by_tool);
  }

  static void read(Execution& execution, const ToolSetup& setup, Symbolizer& symbols, bool unseen,
                   Observation& seen) {
    if (could_not_start(execution, setup))
      seen.not_judged =
          "ThreadSanitizer cannot start here: its memory layout clashes with the "
          "kernel's; set vm.mmap_rnd_bits=28";
    bool hook_spoke = false;
    bool saw_canary = false;
    for (const MarkedPart& part : split_at_marks(execution.tool_log)) {
      const auto reports = tsan::parse_reports(part.text);
      hook_spoke |= !reports.empty();
      add(reports, run_id(setup, part.scenario), symbols, unseen, seen);
      saw_canary |= std::ranges::any_of(reports, [&](const tsan::Report& report) {
        return is_canary(symbols.frames_at(tsan::addresses_of({report})));
      });
    }
    if (execution.had_canaries && !saw_canary) seen.not_judged = silenced("ThreadSanitizer");
    const bool text_speaks = execution.err.find("WARNING: ThreadSanitizer") != std::string::npos;
    if (text_speaks && !hook_spoke && !execution.runs.empty())
      add(tsan::parse_text(execution.err, setup.program.substr(setup.program.rfind('/') + 1)),
          execution.runs.back().id, symbols, unseen, seen);
    take_runs(execution, seen);
  }
};

}  // namespace

std::unique_ptr<Probe> make_tsan_probe() {
  return std::make_unique<TsanProbe>();
}

}  // namespace ccgrade
