#pragma once
// Locks that objects hold which functions have returned: a guard of the program's own, a view with
// the lock of what it shows, a token whose end unlocks.
#include "analyzers/static/engine/chain.hpp"
#include "analyzers/static/engine/program.hpp"

namespace ccgrade {

/// Has a function on the way kept, further up, an object that may hold a lock, from a call that
/// locks something? When such an object ends is not asked.
bool may_keep_lock(const Program& program, const Chain& chain);

}  // namespace ccgrade
