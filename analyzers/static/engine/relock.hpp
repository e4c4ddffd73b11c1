#pragma once
// A thread that locks again what it holds.
#include <vector>

#include "analyzers/static/engine/program.hpp"
#include "grader/model/finding.hpp"

namespace ccgrade {

/// An effect that takes the very lock that `held`, one of its own, is. Points into the program.
struct Relock {
  const Effect* effect = nullptr;
  const HeldLock* held = nullptr;
};

/// Each pair of places once, by the shortest way to it. Locks that their owner may take again, or
/// might be allowed to, are left out.
std::vector<Relock> relocks(const Program& program);

/// The finding of one: an error, whose message says that the function locks it `how`, and whose
/// story ends with `waits`.
Finding describe(const Relock& relock, const std::string& rule, const std::string& how,
                 const std::string& waits);

}  // namespace ccgrade
