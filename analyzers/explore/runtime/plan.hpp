#pragma once
#include "execution.hpp"

namespace ccgrade::explore {

/// One line of a plan: executions under a strategy, or the replay of one schedule.
struct Stage {
  char strategy[32] = {};  ///< empty: a replay
  std::uint64_t first_seed = 1;
  std::uint32_t count = 1;
  Schedule schedule;
  PlacedSchedule places;  ///< of a replay, where its departures are named so
  bool record = false;    ///< the replay's trace is wanted

  explicit Stage(Arena& arena) : schedule(arena), places(arena) {}
};

/// What this process is asked to do. Its text, one word and its values on each line:
///   seconds 10 · threads 16 · steps 20000 · surprises 4
///   races on|off · leaks on|off · late-writes on|off · coverage on|off · unjudged PC · aim PC ·
///   shared PC · fork run STRATEGY FIRST_SEED COUNT          ends at the first failure replay
///   SCHEDULE · record SCHEDULE      SCHEDULE: thread@event>chosen[t|s],… or - follow PLACES, which
///   records           PLACES: thread@op:pc#visit[w]>chosen[t|s],… or -
///                                          op: the name of a kind; pc: 0 is anywhere
struct Plan {
  Settings settings;
  double seconds = 0;  ///< after so many nothing more is begun; 0: no limit
  int threads = 16;
  bool in_process = true;  ///< undo executions where that is possible, rather than fork for each
  Vec<Stage> stages;
  Vec<std::uintptr_t> aims;    ///< places at which "directed" makes threads meet
  Vec<std::uintptr_t> shared;  ///< accesses that are points from the beginning

  explicit Plan(Arena& arena) : stages(arena), aims(arena), shared(arena) {}
};

/// False when a line cannot be read.
bool parse_plan(const char* text, Plan& plan, Arena& arena);

constexpr std::size_t kDepartureText = 40;  ///< bytes that the text of one has at most

/// A departure as plans spell it.
void print_departure(const Departure& departure, char (&text)[kDepartureText]);

}  // namespace ccgrade::explore
