#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "grader/model/enum_names.hpp"

namespace ccgrade {

/// How a run ended. `our_fault` is ccgrade's own failure and never counts against a submission;
/// `skipped` did not run at all and `detail` says why.
enum class Ending {
  passed,         ///< every check held and the harness said so
  failed_check,   ///< ended by itself, but a check did not hold
  exited,         ///< ended by itself without completing (exit, _exit, uncaught exit code)
  signalled,      ///< killed by a signal of its own making (abort, segmentation fault)
  timed_out,      ///< still running at its limit
  out_of_memory,  ///< stopped at its memory limit
  over_limit,     ///< stopped at its limit of output or of processes
  deadlocked,     ///< no thread can ever run again
  interrupted,    ///< the user stopped ccgrade
  our_fault,
  skipped,
};

struct Outcome {
  Ending ending = Ending::skipped;
  int code = 0;        ///< exit code or signal number
  std::string detail;  ///< one sentence; empty for `passed`
  bool operator==(const Outcome&) const = default;
};

struct Usage {
  double cpu_seconds = 0;
  double wall_seconds = 0;
  long peak_kib = 0;
  bool operator==(const Usage&) const = default;
};

/// What became of the threads that a scenario started, as it ended.
struct ThreadCount {
  int created = 0;
  int joined = 0;
  int detached = 0;
  int alive = 0;  ///< not over yet, detached or not
  bool operator==(const ThreadCount&) const = default;
};

/// One scenario of a submission, executed once by one tool.
struct Run {
  std::string id;  ///< "watch/everyone_eats/2": tool, scenario, repeat
  std::string tool;
  std::string variant;
  std::string scenario;
  unsigned long seed = 0;
  Outcome outcome;
  Usage usage;                   ///< of the process; shared by scenarios that ran in one process
  std::vector<std::string> log;  ///< failed checks and what the scenario reported, cleaned
  std::string replay;            ///< the command that runs it again; empty where there is none
  std::optional<ThreadCount> threads;  ///< where the tool counts them, and the scenario ended
  bool operator==(const Run&) const = default;
};

/// Did the scenario run to its end, whatever its checks said?
bool ended(const Outcome& outcome);

template <>
inline constexpr EnumNames<Ending, 11> enum_names<Ending>{{{Ending::passed, "passed"},
                                                           {Ending::failed_check, "failed_check"},
                                                           {Ending::exited, "exited"},
                                                           {Ending::signalled, "signalled"},
                                                           {Ending::timed_out, "timed_out"},
                                                           {Ending::out_of_memory, "out_of_memory"},
                                                           {Ending::over_limit, "over_limit"},
                                                           {Ending::deadlocked, "deadlocked"},
                                                           {Ending::interrupted, "interrupted"},
                                                           {Ending::our_fault, "our_fault"},
                                                           {Ending::skipped, "skipped"}}};

void to_json(nlohmann::json& json, const Usage& usage);
void from_json(const nlohmann::json& json, Usage& usage);
void to_json(nlohmann::json& json, const Run& run);
void from_json(const nlohmann::json& json, Run& run);

}  // namespace ccgrade
