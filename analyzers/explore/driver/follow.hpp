#pragma once
#include <optional>

#include "analyzers/explore/driver/session.hpp"
#include "grader/model/exploration.hpp"

namespace ccgrade::explore {

/// A schedule that failed once.
struct KnownSchedule {
  std::string token;
  /// The same by places in the source, for a program that has changed since; none: not known.
  std::optional<std::vector<PlacedSwitch>> places = {};
  /// What a report says that it ended in; empty: not known.
  std::string kind = {};
  std::string event_hash = {};
  std::vector<TrailStep> story = {};  ///< and how it came to that
};

/// Runs the interleaving again, and judges as the search did: the token says which failures counted
/// for none. An Error when it is no token, or the program is not the one that it was made for and
/// there are no places, or not all of them are in it.
Result<Exploration> follow(Host& host, Program program, const KnownSchedule& known);

/// Adds to what a search found the failure that this schedule ends in: executed once more, to see
/// whether it always goes that way, with its story, its token and its places in the source.
Result<Exploration> show(Host& host, const Program& program, Exploration done,
                         const StageReport& failure);

/// The program, as schedules of it are executed again.
Program as_replayed(Program program);

}  // namespace ccgrade::explore
