#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "grader/model/finding.hpp"

namespace ccgrade {

/// A failure that an explored schedule ended in, and how to see it again.
struct ScheduleFailure {
  std::string kind;     ///< "race", "deadlock", "lost-wakeup", "assert", …
  std::string message;  ///< one sentence
  Location where;
  std::vector<TrailStep> threads;  ///< where each thread that takes part stands at the end
  std::vector<TrailStep> story;    ///< the interleaving, in words and in order
  std::string token;               ///< what `ccgrade replay` takes: "cc1:0@8>1:1a2b3c4d"
  int switches = 0;                ///< departures from the default schedule, after minimising
  std::string event_hash;          ///< of everything that happened, in hexadecimal
  bool operator==(const ScheduleFailure&) const = default;
};

/// What exploring the schedules of a program showed.
struct Exploration {
  std::vector<std::string> sources;
  std::vector<std::string> flags;  ///< of the compiler, as the user gave them
  std::string compiler;            ///< as the user named it; empty: the usual one
  unsigned long seed = 1;
  long schedules = 0;
  long covered = 0;  ///< besides, cut off because all that could follow had been tried before
  std::optional<long> first_failure;  ///< number of the schedule, counted from 1
  std::optional<ScheduleFailure> failure;
  bool exhausted = false;  ///< every interleaving was covered …
  /// … that has at most so many early timeouts and spurious wakeups; empty: whatever it has.
  std::optional<int> surprises;
  /// Predicted places, "bank.cpp:52", at which no thread synchronises in the default schedule.
  std::vector<std::string> missed_aims;
  std::string inconclusive;  ///< why there is no judgement; empty: there is one
  double schedules_per_second = 0;
  int threads = 0;  ///< most threads in one schedule
  int points = 0;   ///< most points in one schedule
  /// A bug of depth 2 (one preemption at the right place) was missed with this probability at most,
  /// under sequential consistency; empty where a failure was found.
  std::optional<double> miss_bound;
  bool operator==(const Exploration&) const = default;
};

void to_json(nlohmann::json& json, const Exploration& exploration);
void from_json(const nlohmann::json& json, Exploration& exploration);

}  // namespace ccgrade
