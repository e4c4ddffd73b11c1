#pragma once
// What the threads of one function write: those that it starts, and its own beside them.
#include "analyzers/static/engine/composition.hpp"
#include "analyzers/static/engine/concurrency.hpp"

namespace ccgrade {

struct ReachedWrite : Reached {
  AccessPath path;
  bool atomic = false;
};

/// By the function that reaches them. Points into the program.
using ReachedWrites = std::map<std::string, std::vector<ReachedWrite>>;

ReachedWrites reached_writes(const Program& program);

/// One thread, or a part of what the starter does while its threads run. The activity's effects are
/// left out.
struct WritingThread {
  Activity activity;
  std::vector<ReachedWrite> writes;  ///< in the starter's terms
};

std::vector<WritingThread> writing_threads(const Program& program, const ReachedWrites& writes,
                                           const FunctionSummary& starter);

/// The object that a member belongs to, and the whole of what a global or a local is.
AccessPath object_of_member(const AccessPath& member);

}  // namespace ccgrade
