#pragma once
// Reads and writes as each function reaches them: itself, and through its callees, with what is
// held there.
#include "analyzers/static/engine/composition.hpp"

namespace ccgrade {

struct ReachedAccess : Reached {
  AccessPath path;
  bool write = false;
  bool building = false;  ///< of an object that its constructor makes or its destructor ends
};

/// By the function that reaches them. Points into the program.
using ReachedAccesses = std::map<std::string, std::vector<ReachedAccess>>;

/// For Program, which keeps them: program.accesses().
ReachedAccesses compose_accesses(const Program& program);

/// What a call, or a thread, that `caller` makes accesses: in the caller's terms.
std::vector<ReachedAccess> accesses_of(const Program& program, const FunctionSummary& caller,
                                       const Call& call);

/// What the function does itself, at one place.
ReachedAccess own_access(const Program& program, const FunctionSummary& function,
                         const Access& access);

/// Is a lock held that is surely the same for all threads that come here through `held`?
const HeldLock* common_lock(const HeldLocks& a, const HeldLocks& b);

}  // namespace ccgrade
