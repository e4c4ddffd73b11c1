#pragma once
#include "outcome.hpp"
#include "thread.hpp"

namespace ccgrade::explore {

/// Why no thread can go on.
struct Deadlock {
  Verdict verdict;
  const char* message;
  Party parties[kMostParties] = {};  ///< a cycle's in the order in which they wait
};

/// Called when every thread that has not finished waits for ever.
Deadlock explain_deadlock(const Vec<Thread*>& threads);

}  // namespace ccgrade::explore
