#pragma once
// What is written for those who wait, and read by them without a lock once their wait is over.
#include "analyzers/static/engine/chain.hpp"
#include "analyzers/static/engine/program.hpp"

namespace ccgrade {

/// Has whoever accesses `member` at the end of `use` waited before, further up in a function on the
/// way there or in everybody who calls the first of them, for what others say who write it at the
/// end of `write`? They say so by another member that the waiting one has asked for and that nobody
/// on the way to `use` changes, or at the latch or semaphore that was waited at. By the order of
/// lines; whether they say it after their last write is not asked.
bool comes_after_wait(const Program& program, const Chain& use, const Chain& write,
                      const AccessPath& member);

}  // namespace ccgrade
