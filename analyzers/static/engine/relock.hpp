#pragma once
// A thread that locks again what it holds.
#include <vector>

#include "analyzers/static/engine/program.hpp"

namespace ccgrade {

/// An effect that takes the very lock that `held`, one of its own, is. Points into the program.
struct Relock {
  const Effect* effect = nullptr;
  const HeldLock* held = nullptr;
};

/// Each pair of places once, by the shortest way to it. Locks that their owner may take again, or
/// might be allowed to, are left out.
std::vector<Relock> relocks(const Program& program);

}  // namespace ccgrade
