#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "grader/model/finding.hpp"

namespace ccgrade {

/// A departure from the default schedule by the program's text, so that it can be followed when
/// something else in the program has changed: where `thread` is about to do what the n-th call in
/// `symbol` on a line of this text does, for the visit-th time, `next` goes on.
struct PlacedSwitch {
  int thread = 0;
  std::string op;      ///< the kind of operation: "lock", "atomic read", …
  std::string symbol;  ///< of the function, as the linker knows it; empty: a library, any one
  std::string file;
  int line = 0;
  std::string text;  ///< of that line, without the spaces around it
  int nth = 1;
  int visit = 1;
  bool whom_to_wake = false;  ///< in the middle of that step: which waiter it wakes
  int next = 0;
  std::string how = "ready";  ///< "ready", "timed-out" or "spurious"
  bool operator==(const PlacedSwitch&) const = default;
};

/// A failure that an explored schedule ended in, and how to see it again.
struct ScheduleFailure {
  std::string kind;     ///< "race", "deadlock", "lost-wakeup", "assert", …
  std::string message;  ///< one sentence
  Location where;
  std::vector<TrailStep> threads;      ///< where each thread that takes part stands at the end
  std::vector<TrailStep> also_stuck;   ///< and each other one that can never go on
  std::vector<TrailStep> story;        ///< the interleaving, in words and in order
  std::string token;                   ///< what `ccgrade replay` takes: "cc1:0@8>1:1a2b3c4d"
  std::vector<PlacedSwitch> schedule;  ///< the same by the source; empty: not known
  int switches = 0;                    ///< departures from the default schedule, after minimising
  std::string event_hash;              ///< of everything that happened, in hexadecimal
  bool operator==(const ScheduleFailure&) const = default;
};

/// Two conflicting steps of different threads that never came the other way round.
struct OneWay {
  Location first;
  Location second;
  bool operator==(const OneWay&) const = default;
};

/// Which conflicting steps (accesses, acquisitions of a lock) of different threads were seen in
/// both orders.
struct OrderCoverage {
  int pairs = 0;
  int both_orders = 0;
  std::vector<OneWay> one_way;  ///< some of the others
  bool operator==(const OrderCoverage&) const = default;
};

/// What exploring the schedules of a program showed.
struct Exploration {
  std::vector<std::string> sources;
  std::vector<std::string> flags;  ///< of the compiler, as the user gave them
  std::string compiler;            ///< as the user named it; empty: the usual one
  unsigned long seed = 1;
  long schedules = 0;
  long unfinished = 0;  ///< of them, given up: longer than their limit, or out of reach
  long covered = 0;     ///< besides, cut off because all that could follow had been tried before
  std::optional<long> first_failure;  ///< number of the schedule, counted from 1
  std::optional<ScheduleFailure> failure;
  bool exhausted = false;  ///< every interleaving was covered …
  /// … that has at most so many early timeouts and spurious wakeups; empty: whatever it has.
  std::optional<int> surprises;
  /// It changes what the kernel keeps, such as files: the order of calls that do was not chosen.
  bool leaves_traces = false;
  /// Predicted places, "bank.cpp:52", at which no thread synchronises in the default schedule.
  std::vector<std::string> missed_aims;
  /// A replay on a program that has changed since: its schedule was followed by the source.
  bool changed_since = false;
  std::string inconclusive;  ///< why there is no judgement; empty: there is one
  double schedules_per_second = 0;
  int threads = 0;  ///< most threads in one schedule
  int points = 0;   ///< most points in one schedule
  /// Of the default schedule where it passes, in instrumented steps: how many there are, and how
  /// many of them must come one after the other (the critical path over happens-before edges).
  std::optional<long> work;
  std::optional<long> span;
  std::optional<OrderCoverage> coverage;  ///< empty where a failure was found
  /// A bug of depth 2 (one preemption at the right place) was missed with this probability at most,
  /// under sequential consistency; empty where a failure was found.
  std::optional<double> miss_bound;
  bool operator==(const Exploration&) const = default;
};

/// Does the compiler of that name, where empty stands for the usual one, count as a clang?
bool is_clang(const std::string& compiler);

void to_json(nlohmann::json& json, const Exploration& exploration);
void from_json(const nlohmann::json& json, Exploration& exploration);

}  // namespace ccgrade
