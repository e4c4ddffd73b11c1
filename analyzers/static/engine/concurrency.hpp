#pragma once
// Which code may run at the same time. A function that starts threads is where they are compared:
// each spawn is an activity, and so is each thing that the function itself does while threads that
// it started may still run.
#include <set>
#include <string>
#include <vector>

#include "analyzers/static/engine/program.hpp"

namespace ccgrade {

struct Activity {
  const FunctionSummary* starter = nullptr;
  const Spawn* spawn = nullptr;  ///< null: the starter's own thread
  int number = -1;               ///< of the spawn in its starter
  std::vector<int> live;         ///< spawns that may still run when this one begins
  std::vector<Effect> effects;
  bool open = false;  ///< called by whoever uses the library, from any number of threads

  /// Whether two threads may run this at once: it is started again before it was joined.
  bool many() const;
};

std::vector<Activity> activities(const Program& program, const FunctionSummary& starter);

/// Of a library, which is what has no main: the methods that nobody in it calls, of classes that
/// lock something. Whoever uses it may call any of them from any thread.
std::vector<Activity> library_activities(const Program& program);

bool concurrent(const Activity& a, const Activity& b);

/// The functions that may run while another thread of the program does: what a thread is started
/// with, what a function does while its threads run, and all that these call.
std::set<std::string> run_beside_others(const Program& program);

/// Whether a lock belongs to one thread alone: a local variable of what the thread runs.
bool thread_private(const FunctionSummary& starter, const AccessPath& lock);

}  // namespace ccgrade
