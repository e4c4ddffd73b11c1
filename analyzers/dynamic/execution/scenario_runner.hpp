#pragma once
#include <string>
#include <vector>

#include "grader/build/builds.hpp"
#include "grader/host/confinement.hpp"
#include "grader/model/probe.hpp"

namespace ccgrade {

/// How a tool runs a program of scenarios.
struct ToolSetup {
  std::string tool;
  std::string program;  ///< path of the built variant
  std::string variant;
  std::vector<std::string> wrapper;  ///< put before the program: valgrind and its options
  std::vector<std::string> env;
  double seconds_per_scenario = 10;  ///< wall; slower tools get more
  unsigned long seed = 1;
  int repeat = 1;  ///< part of the runs' ids
  /// Is still running at the limit a verdict? Not under a slow tool, for a scenario that was seen
  /// to end without it: such a run counts as skipped.
  bool timeout_convicts = false;
  /// What the tool makes the program exit with after it reported; 0 when it does not.
  int report_exit_code = 0;
  /// After processes that took this long together (wall) no other one is started: a submission
  /// whose scenarios hang one after the other must not hold the grader for ever.
  double seconds_in_all = 30;
  long memory_kib = 2 << 20;  ///< resident; sanitizers and valgrind multiply what a program takes
  KernelRights rights = {};   ///< that the tool itself needs
  std::string canaries = {};  ///< that it must report: "race", "bad-read leak"; empty: none
};

/// What one process gave: its scenarios' runs, and the tool's own log from its sealed descriptor.
struct Execution {
  std::vector<Run> runs;
  std::string tool_log;
  std::string err;            ///< stderr: where sanitizers complain about their own start
  bool had_canaries = false;  ///< it came to its end, so the tool must have reported them
};

/// Bytes that a submission may print in one run: more than anybody reads, and under Valgrind a
/// matter of seconds.
inline constexpr std::size_t kMostOutput = 16 << 20;

/// The descriptor that the tool's log is read from; the harness's own channel is 3.
inline constexpr int kToolLogFd = 4;

/// The scenarios that challenge.toml gives to a tool and that the scouts saw ending; for those that
/// they did not see ending a skipped Run each, citing the run that showed it.
std::vector<ScenarioSpec> scenarios_for(const Inspection& inspection, const std::string& tool,
                                        std::vector<Run>& skipped);

/// The size that challenge.toml gives a scenario under a tool.
int scale_for(const ScenarioSpec& scenario, const std::string& tool);

/// The id of a run: "asan/everyone_eats/1".
std::string run_id(const ToolSetup& setup, const std::string& scenario);

/// Hands the runs on. One that failed by our fault means that the tool's judgement is missing.
void take_runs(Execution& execution, Observation& seen);

/// Runs the scenarios in one process. Where that ends before all had their turn, the rest goes on
/// in another one, so that one hung or crashed scenario costs its own run only. What is left when
/// the time for all is used up is skipped.
std::vector<Execution> run_scenarios(Host& host, const ToolSetup& setup,
                                     std::vector<ScenarioSpec> scenarios);

}  // namespace ccgrade
