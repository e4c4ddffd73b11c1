#pragma once
#include "table.hpp"

namespace ccgrade::watch {

/// To be called by a thread that is about to wait without limit (its Waiting is published). Ends
/// the process with the wait-for graph when that closes a cycle.
void end_if_deadlocked(Thread& waiter);

/// Starts the observer thread: it ends the process when no thread can run any more, or when the
/// scenario's time is over.
void start_watchdog();
void restart_scenario_clock();

inline constexpr int kDeadlockExit = 77;

}  // namespace ccgrade::watch
