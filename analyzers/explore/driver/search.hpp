#pragma once
#include "analyzers/explore/driver/session.hpp"
#include "grader/model/exploration.hpp"

namespace ccgrade::explore {

struct SearchBudget {
  long schedules = 100'000;
  double seconds = 0;  ///< stop after so much time; 0: no limit
  /// Fewer schedules are no judgement: for so many there is six times as much time.
  long at_least = 1;
  std::string strategy = "auto";
  unsigned long seed = 1;
  /// Lines at which a bug is predicted: the first schedules make threads meet there. A file matches
  /// by the end of its path.
  std::vector<Location> aims = {};
};

/// Tries schedules of a program that was built until one fails or the budget is used up, and makes
/// the failing one as short as it can. The same program and budget give the same answer on any
/// number of cores, unless time ended the search. An Error when it cannot be run at all.
Result<Exploration> search(Host& host, Program program, const SearchBudget& budget);

}  // namespace ccgrade::explore
