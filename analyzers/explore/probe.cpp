// Each scenario that challenge.toml gives to the explorer, under as many schedules as the budget
// has. It runs what the scouts saw hanging too: a deadlock costs it microseconds, and it can show
// how the deadlock came about.
#include "analyzers/explore/probe.hpp"

#include <algorithm>
#include <future>

#include "analyzers/dynamic/execution/canary.hpp"
#include "analyzers/dynamic/execution/scenario_runner.hpp"
#include "analyzers/explore/driver/out_of_reach.hpp"
#include "analyzers/explore/driver/scenario.hpp"
#include "analyzers/explore/driver/search.hpp"
#include "analyzers/explore/driver/verdict.hpp"
#include "grader/host/host.hpp"

namespace ccgrade {
namespace {

long schedules(Budget budget) {
  switch (budget) {
    case Budget::quick:
      return 500;
    case Budget::standard:
      return 4'000;
    case Budget::deep:
      return 100'000;
  }
  return 4'000;
}

/// For one scenario. A program of a thousand points has done with its schedules in a tenth of it.
double seconds(Budget budget) {
  return budget == Budget::deep ? 300 : 10;
}

/// Fewer are no judgement: half of them, and two thousand of very many.
long at_least(long wanted) {
  return std::min(wanted / 2, 2'000L);
}

/// Where threads would have to meet for what was read in the source to come true: at the locks that
/// they want while they hold others.
std::vector<Location> aims(const std::vector<Finding>& scouted) {
  std::vector<Location> lines;
  for (const Finding& finding : scouted)
    for (const Site& site : finding.sites)
      if (finding.rule == "lock-order-inversion" && site.role == Role::wants)
        lines.push_back({site.file, site.line, 0});
  return lines;
}

/// What one scenario showed; a race does not end the search for what else is wrong.
struct Explored {
  Run run;
  std::vector<Finding> findings;
};

class ExploreProbe final : public Probe {
 public:
  std::string name() const override { return "explore"; }
  Phase phase() const override { return Phase::observe; }
  std::vector<std::string> variants() const override { return {"explore"}; }

  Observation observe(const Inspection& inspection) override {
    const Product product = inspection.builds.get("explore");
    Observation seen;
    if (!product.ok()) {
      seen.not_judged = "the build for the explorer failed: " + product.our_fault;
      return seen;
    }
    const Result<std::string> obstacle =
        explore::out_of_reach(inspection.host, inspection.builds.objects("explore"));
    if (!obstacle || !obstacle->empty()) {
      seen.not_judged = obstacle ? *obstacle : obstacle.error().message;
      return seen;
    }
    std::vector<std::future<Explored>> exploring;
    for (const ScenarioSpec& scenario : inspection.challenge.scenarios)
      if (scenario.observed_by(name()))
        exploring.push_back(std::async(std::launch::async, [&] {
          return explore_scenario(inspection, product.path, scenario);
        }));
    if (!is_awake(inspection, product.path)) seen.not_judged = silenced("the explorer");
    for (std::future<Explored>& each : exploring) {
      Explored explored = each.get();
      if (explored.run.outcome.ending == Ending::our_fault)
        seen.not_judged = explored.run.outcome.detail;
      seen.runs.push_back(std::move(explored.run));
      for (Finding& finding : explored.findings) seen.findings.push_back(std::move(finding));
    }
    return seen;
  }

 private:
  /// Does it report the race that the harness commits?
  static bool is_awake(const Inspection& inspection, const std::string& path) {
    explore::Program program;
    program.path = path;
    program.env = {"CCGRADE_SCENARIOS=canary:race"};
    program.confined = true;
    const Result<Exploration> exploration =
        explore::search(inspection.host, program, {10, 10, 1, "auto", inspection.seed, {}});
    return exploration && exploration->failure && exploration->failure->kind == "race";
  }

  static Explored explore_scenario(const Inspection& inspection, const std::string& path,
                                   const ScenarioSpec& scenario) {
    Explored explored;
    Run& run = explored.run;
    run.tool = run.variant = "explore";
    run.scenario = scenario.name;
    run.seed = inspection.seed;
    run.id = "explore/" + scenario.name + "/1";
    explore::Program program = explore::scenario_program(path, scenario, inspection.seed);
    search(inspection, program, explored);
    const bool raced = !explored.findings.empty() && explored.findings[0].rule == "data-race";
    if (!raced) return explored;
    program.races = false;
    search(inspection, program, explored);
    return explored;
  }

  static void search(const Inspection& inspection, const explore::Program& program,
                     Explored& explored) {
    const long wanted = schedules(inspection.budget);
    const explore::SearchBudget budget{wanted,           seconds(inspection.budget),
                                       at_least(wanted), "auto",
                                       inspection.seed,  aims(inspection.scouted)};
    const Result<Exploration> exploration = explore::search(inspection.host, program, budget);
    Run& run = explored.run;
    if (!exploration) {
      run.outcome = {Ending::our_fault, 0, "the explorer: " + exploration.error().message};
      return;
    }
    if (auto finding = explore::judge(*exploration, run)) explored.findings.push_back(*finding);
  }
};

}  // namespace

std::unique_ptr<Probe> make_explore_probe() {
  return std::make_unique<ExploreProbe>();
}

}  // namespace ccgrade
