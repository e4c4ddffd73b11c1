#include "analyzers/dynamic/execution/scenario_runner.hpp"

#include <algorithm>
#include <random>

#include "analyzers/dynamic/execution/harness_log.hpp"
#include "grader/host/digest.hpp"

namespace ccgrade {
namespace {

constexpr int kHarnessFd = 3;
constexpr double kLeastPatience = 60;

/// A word that cannot be guessed.
std::string fresh_token() {
  std::random_device random;
  std::string salt;
  for (int i = 0; i < 8; ++i) salt += std::to_string(random()) + " ";
  return digest({salt});
}

Command command_for(const ToolSetup& setup, const std::vector<ScenarioSpec>& scenarios,
                    const std::string& token) {
  Command command;
  command.argv = setup.wrapper;
  command.argv.push_back(setup.program);
  std::string picked;
  for (const ScenarioSpec& scenario : scenarios)
    picked += (picked.empty() ? "" : ",") + scenario.name + ":" +
              std::to_string(scale_for(scenario, setup.tool));
  command.env = setup.env;
  command.env.push_back("CCGRADE_SCENARIOS=" + picked);
  command.env.push_back("CCGRADE_SEED=" + std::to_string(setup.seed));
  command.env.push_back("CCGRADE_TOKEN=" + token);
  command.env.push_back("CCGRADE_CHANNEL=" + std::to_string(kHarnessFd));
  if (!setup.canaries.empty()) command.env.push_back("CCGRADE_CANARIES=" + setup.canaries);
  command.channels = {{kHarnessFd, 1 << 20}, {kToolLogFd, 8 << 20}};
  command.limits.wall_seconds = setup.seconds_per_scenario * static_cast<double>(scenarios.size());
  // Every scenario says that it begins and ends: one that hangs does not take the time of all.
  command.limits.quiet_seconds = std::max(kLeastPatience, 2 * setup.seconds_per_scenario);
  command.limits.memory_kib = setup.memory_kib;
  command.limits.flood_bytes = kMostOutput;
  command.fixed_addresses = true;
  command.confinement = {{setup.program}, {}, setup.rights};
  return command;
}

Run run_of(const ToolSetup& setup, const std::string& scenario) {
  Run run;
  run.id = run_id(setup, scenario);
  run.tool = setup.tool;
  run.variant = setup.variant;
  run.scenario = scenario;
  run.seed = setup.seed;
  return run;
}

/// A scenario that ended is judged by its own line; one that did not, by how its process ended.
Outcome outcome_of(const ToolSetup& setup, const ScenarioNote& note, const ProcessResult& process) {
  // Who writes failures of its own into the channel has failed, too.
  if (note.ended && note.passed && note.failures.empty()) return {Ending::passed, 0, {}};
  if (note.ended)
    return {Ending::failed_check, 0,
            note.failures.empty() ? "a check did not hold" : note.failures.front()};
  Outcome outcome = process.outcome;
  if (outcome.ending == Ending::timed_out && !setup.timeout_convicts)
    return {Ending::skipped, 0,
            outcome.detail + " under " + setup.tool + ", which slows it down: no judgement"};
  if (outcome.ending == Ending::exited)
    outcome.detail = "the process exited with code " + std::to_string(outcome.code) +
                     " before the scenario ended";
  return outcome;
}

/// What was wrong with how a process left; empty when it left in peace: it said that it was
/// complete, nothing of it stayed behind, and its exit code is 0 (1 after a failed check, as
/// GoogleTest leaves, or the code that a sanitizer leaves with after its reports).
std::string bad_leave(const ToolSetup& setup, const HarnessLog& log, const ProcessResult& process) {
  if (process.left_processes) return "the process left other processes behind";
  const std::string late = "the process ended badly after its last scenario: ";
  if (process.outcome.ending != Ending::exited) return late + process.outcome.detail;
  const int code = process.outcome.code;
  const bool failed = std::any_of(log.scenarios.begin(), log.scenarios.end(),
                                  [](const ScenarioNote& note) { return !note.passed; });
  const bool expected =
      code == 0 || (code == 1 && failed) || (code == setup.report_exit_code && code != 0);
  if (log.complete && expected) return {};
  return late + "exit code " + std::to_string(code);
}

/// Scenarios that all ended are not enough.
void charge_last_run(const ToolSetup& setup, std::vector<Run>& runs, const HarnessLog& log,
                     const ProcessResult& process) {
  const std::string wrong = bad_leave(setup, log, process);
  if (wrong.empty() || runs.empty() || runs.back().outcome.ending != Ending::passed) return;
  runs.back().outcome = process.outcome;
  runs.back().outcome.detail = wrong;
}

std::vector<Run> runs_of(const ToolSetup& setup, const HarnessLog& log,
                         const ProcessResult& process) {
  std::vector<Run> runs;
  for (const ScenarioNote& note : log.scenarios) {
    Run run = run_of(setup, note.name);
    run.outcome = outcome_of(setup, note, process);
    run.usage = process.usage;
    run.log = note.failures;
    runs.push_back(std::move(run));
  }
  charge_last_run(setup, runs, log, process);
  return runs;
}

/// A process that told nothing at all: every scenario shares its fate.
std::vector<Run> runs_of_silent_process(const ToolSetup& setup,
                                        const std::vector<ScenarioSpec>& scenarios,
                                        const ProcessResult& process) {
  std::vector<Run> runs;
  for (const ScenarioSpec& scenario : scenarios) {
    Run run = run_of(setup, scenario.name);
    run.outcome = outcome_of(setup, {scenario.name, false, false, {}}, process);
    run.usage = process.usage;
    runs.push_back(std::move(run));
  }
  return runs;
}

Execution not_run(const ToolSetup& setup, const std::vector<ScenarioSpec>& scenarios) {
  Execution execution;
  for (const ScenarioSpec& scenario : scenarios) {
    execution.runs.push_back(run_of(setup, scenario.name));
    execution.runs.back().outcome = {Ending::skipped, 0,
                                     "the scenarios before it used up the time for all of them"};
  }
  return execution;
}

}  // namespace

std::vector<ScenarioSpec> scenarios_for(const Inspection& inspection, const std::string& tool,
                                        std::vector<Run>& skipped) {
  std::vector<ScenarioSpec> picked;
  for (const ScenarioSpec& scenario : inspection.challenge.scenarios) {
    if (!scenario.observed_by(tool)) continue;
    const auto unfinished = inspection.unfinished.find(scenario.name);
    if (unfinished == inspection.unfinished.end()) {
      picked.push_back(scenario);
      continue;
    }
    Run run = run_of({tool, {}, {}, {}, {}, 0, inspection.seed, 1}, scenario.name);
    run.outcome = {Ending::skipped, 0, "it does not end: see " + unfinished->second};
    skipped.push_back(std::move(run));
  }
  return picked;
}

int scale_for(const ScenarioSpec& scenario, const std::string& tool) {
  for (const std::string& key : {tool, std::string("default")})
    if (const auto found = scenario.scale.find(key); found != scenario.scale.end())
      return found->second;
  return 1;
}

std::string run_id(const ToolSetup& setup, const std::string& scenario) {
  return setup.tool + "/" + scenario + "/" + std::to_string(setup.repeat);
}

void take_runs(Execution& execution, Observation& seen) {
  for (Run& run : execution.runs) {
    if (run.outcome.ending == Ending::our_fault) seen.not_judged = run.outcome.detail;
    seen.runs.push_back(std::move(run));
  }
}

std::vector<Execution> run_scenarios(Host& host, const ToolSetup& setup,
                                     std::vector<ScenarioSpec> scenarios) {
  std::vector<Execution> executions;
  double seconds = 0;
  while (!scenarios.empty()) {
    if (seconds > setup.seconds_in_all) {
      executions.push_back(not_run(setup, scenarios));
      break;
    }
    const std::string token = fresh_token();
    ProcessResult process = host.run(command_for(setup, scenarios, token));
    seconds += process.usage.wall_seconds;
    const HarnessLog log = parse_harness_log(lines_with_token(process.channels[0], token));
    Execution execution;
    execution.tool_log = std::move(process.channels[1]);
    execution.err = std::move(process.err);
    execution.had_canaries = log.complete && !setup.canaries.empty();
    if (log.scenarios.empty()) {
      execution.runs = runs_of_silent_process(setup, scenarios, process);
      scenarios.clear();
    } else {
      execution.runs = runs_of(setup, log, process);
      const std::size_t begun = std::min(scenarios.size(), log.scenarios.size());
      scenarios.erase(scenarios.begin(), scenarios.begin() + static_cast<std::ptrdiff_t>(begun));
    }
    const bool stopped = process.outcome.ending == Ending::interrupted;
    executions.push_back(std::move(execution));
    if (stopped) break;
  }
  return executions;
}

}  // namespace ccgrade
