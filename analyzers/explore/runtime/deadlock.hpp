#pragma once
#include "outcome.hpp"
#include "thread.hpp"

namespace ccgrade::explore {

/// Why no thread can go on.
struct Deadlock {
  Verdict verdict;
  const char* message;
  Party parties[2];
};

/// Called when every thread that has not finished waits for ever.
Deadlock explain_deadlock(const Vec<Thread*>& threads);

}  // namespace ccgrade::explore
