// Runs the scenarios under AddressSanitizer, LeakSanitizer and UBSan, in one build.
#include <algorithm>

#include "analyzers/dynamic/asan/report.hpp"
#include "analyzers/dynamic/execution/canary.hpp"
#include "analyzers/dynamic/execution/marked_log.hpp"
#include "analyzers/dynamic/execution/scenario_runner.hpp"
#include "grader/host/host.hpp"

namespace ccgrade {
namespace {

class AsanProbe final : public Probe {
 public:
  std::string name() const override { return "asan"; }
  Phase phase() const override { return Phase::observe; }
  std::vector<std::string> variants() const override { return {"asan"}; }

  Observation observe(const Inspection& inspection) override {
    const Product product = inspection.builds.get("asan");
    Observation seen;
    if (!product.ok()) {
      seen.not_judged = "the AddressSanitizer build failed: " + product.our_fault;
      return seen;
    }
    const auto scenarios = scenarios_for(inspection, name(), seen.runs);
    ToolSetup setup;
    setup.tool = setup.variant = "asan";
    setup.program = product.path;
    setup.seed = inspection.seed;
    const std::string fd = std::to_string(kToolLogFd);
    setup.env = {"ASAN_OPTIONS=symbolize=0:detect_leaks=1:detect_stack_use_after_return=1",
                 "UBSAN_OPTIONS=symbolize=0:print_stacktrace=0",
                 "LSAN_OPTIONS=symbolize=0:exitcode=23", "CCGRADE_TOOL_FD=" + fd,
                 "CCGRADE_MARKS=" + fd};
    setup.seconds_per_scenario = 20;
    setup.report_exit_code = 23;
    setup.canaries = "leak";
    // LeakSanitizer looks at the threads from a process of its own, which traces them.
    setup.rights = {.processes = true, .tracing = true};
    Symbolizer symbols(inspection.host, product.path);
    for (Execution& execution : run_scenarios(inspection.host, setup, scenarios))
      read(execution, setup, symbols, seen);
    return seen;
  }

 private:
  static void read(Execution& execution, const ToolSetup& setup, Symbolizer& symbols,
                   Observation& seen) {
    bool saw_canary = false;
    for (const MarkedPart& part : split_at_marks(execution.tool_log)) {
      if (part.text.find("LeakSanitizer has encountered a fatal error") != std::string::npos)
        seen.not_judged = "LeakSanitizer could not look for leaks here: ptrace is not allowed";
      auto reports = asan::parse_reports(part.text);
      if (const Status known = symbols.resolve(asan::addresses_of(reports)); !known)
        seen.not_judged = known.error().message;
      const auto planted = [&](const asan::Report& report) {
        return is_canary(symbols.frames_at(asan::addresses_of({report})));
      };
      saw_canary |= std::ranges::any_of(reports, planted);
      asan::keep_owners(reports, planted);
      for (const asan::Report& report : reports)
        for (Finding& finding : asan::findings_of(report, symbols, run_id(setup, part.scenario)))
          seen.findings.push_back(std::move(finding));
    }
    if (execution.had_canaries && !saw_canary && seen.not_judged.empty())
      seen.not_judged = silenced("LeakSanitizer");
    take_runs(execution, seen);
  }
};

}  // namespace

std::unique_ptr<Probe> make_asan_probe() {
  return std::make_unique<AsanProbe>();
}

}  // namespace ccgrade
