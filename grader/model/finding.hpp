#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "grader/model/enum_names.hpp"

namespace ccgrade {

/// What a finding costs. `error` has a witness on both sides, `warning` is a heuristic, `advice`
/// never costs points.
enum class Severity { advice, warning, error };
/// How sure we are. Points are lost to `likely` and `proven` only.
enum class Certainty { suspected, likely, proven };
/// What the thread does at a site.
enum class Role { holds, wants, reads, writes, creates, waits, calls };

/// A place in source. `file` is relative to the submission ("bank.cpp"), or starts with "harness/"
/// or "api/" for the challenge's own files; lines and columns count from 1, 0 means unknown.
struct Location {
  std::string file;
  int line = 0;
  int column = 0;
  bool operator==(const Location&) const = default;
};

/// One side of a finding: who does what, where, and to which object ("accounts_[from].mutex").
struct Site {
  Role role = Role::calls;
  std::string file;
  int line = 0;
  std::string function;
  std::string object;
  bool operator==(const Site&) const = default;
};

/// One step of the story, in reading order. `thread` names the thread it belongs to ("T1"), and is
/// empty where the step belongs to none.
struct TrailStep {
  std::string file;
  int line = 0;
  std::string thread;
  std::string text;
  bool operator==(const TrailStep&) const = default;
};

/// Read from the source alone: the call chains and acquisitions that make the bug possible.
struct SourceTrail {
  std::vector<TrailStep> steps;
  bool operator==(const SourceTrail&) const = default;
};
/// A run that showed it; `run` is a Run's id.
struct RunRef {
  std::string run;
  bool operator==(const RunRef&) const = default;
};
/// An interleaving that shows it again; `token` is what `ccgrade replay` takes.
struct ScheduleRef {
  std::string token;
  bool operator==(const ScheduleRef&) const = default;
};
/// What another tool printed, cleaned of control bytes and cut to a readable length.
struct LogExcerpt {
  std::string text;
  bool operator==(const LogExcerpt&) const = default;
};

/// Why a finding is believed, and on whose word.
struct Evidence {
  std::string tool;
  Certainty certainty = Certainty::suspected;
  std::variant<SourceTrail, RunRef, ScheduleRef, LogExcerpt> what;
  bool operator==(const Evidence&) const = default;
};

/// A change of the source that surely mends it: `text` takes the place of what stands from `where`
/// up to `end_column` of the same line, which counts bytes from 1; nothing stands between equal
/// ones.
struct Fix {
  std::string what;  ///< for a reader: "give it a name"
  Location where;
  int end_column = 0;
  std::string text;
  bool operator==(const Fix&) const = default;
};

/// One bug. Observers make findings without id and fingerprint; merging gives both.
struct Finding {
  std::string id;    ///< "F1", unique in a record
  std::string rule;  ///< kebab-case and stable: "lock-order-inversion"
  std::string tool;  ///< who saw it first (or the most certain)
  Severity severity = Severity::error;
  Certainty certainty = Certainty::suspected;
  Location where;  ///< the one line to show first
  std::vector<Site> sites;
  std::string message;  ///< one sentence, lower case, no full stop: what is wrong and on what
  std::vector<TrailStep> trail;
  std::vector<Evidence> evidence;
  std::string fingerprint;  ///< of rule, symbols and object paths; never of line numbers
  std::string replay;       ///< the command that shows it again; empty where there is none
  std::optional<Fix> fix;   ///< of `ccgrade check`; a grading gives none away
  bool operator==(const Finding&) const = default;
};

template <>
inline constexpr EnumNames<Severity, 3> enum_names<Severity>{
    {{Severity::advice, "advice"}, {Severity::warning, "warning"}, {Severity::error, "error"}}};
template <>
inline constexpr EnumNames<Certainty, 3> enum_names<Certainty>{{{Certainty::suspected, "suspected"},
                                                                {Certainty::likely, "likely"},
                                                                {Certainty::proven, "proven"}}};
template <>
inline constexpr EnumNames<Role, 7> enum_names<Role>{{{Role::holds, "holds"},
                                                      {Role::wants, "wants"},
                                                      {Role::reads, "reads"},
                                                      {Role::writes, "writes"},
                                                      {Role::creates, "creates"},
                                                      {Role::waits, "waits"},
                                                      {Role::calls, "calls"}}};

void to_json(nlohmann::json& json, const Finding& finding);
void from_json(const nlohmann::json& json, Finding& finding);

}  // namespace ccgrade
