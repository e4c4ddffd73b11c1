#pragma once
// What runs beside something else in a function that starts threads: each thread, and each thing
// that the function itself does while threads of it may still run.
#include <set>
#include <string>
#include <vector>

#include "analyzers/static/engine/accesses.hpp"

namespace ccgrade {

struct Side {
  int spawn = -1;         ///< the thread's number; -1: the starter itself
  std::vector<int> live;  ///< threads that may still run when this begins
  std::vector<ReachedAccess> accesses;
  std::set<std::string> locks;  ///< families of the locks that it takes anywhere
  bool waits = false;           ///< for others: they may be in order by that
  bool atomics = false;
  bool unknown = false;  ///< it calls what has no summary, and is no library's
};

std::vector<Side> sides_of(const Program& program, const FunctionSummary& starter);

/// A side runs beside itself when its thread is started again before it was joined.
bool concurrent(const Side& a, const Side& b);

}  // namespace ccgrade
