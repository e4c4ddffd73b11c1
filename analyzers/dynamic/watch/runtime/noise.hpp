#pragma once
#include "table.hpp"

namespace ccgrade::watch {

/// After a thread took its first lock it pauses now and then, so that another thread gets the time
/// to take a lock that the first will want next (noise as in ConTest, Edelstein et al. 2002).
/// CCGRADE_WATCH_NOISE="permille:microseconds:pauses per thread"; seeded by CCGRADE_SEED. A stopgap
/// for luck: the controlled scheduler chooses instead.
void pause_holding_first_lock(Thread& thread);

}  // namespace ccgrade::watch
