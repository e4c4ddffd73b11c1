#include "analyzers/static/engine/composition.hpp"

#include <algorithm>

namespace ccgrade {

std::string key_of(const Reached& reached) {
  const Location& site = reached.site();
  return "@" + site.file + ":" + std::to_string(site.line) + ":" + std::to_string(site.column) +
         reached.held.key();
}

Surroundings surroundings(const Program& program, const FunctionSummary& function,
                          const std::vector<Held>& held) {
  Surroundings found{program.held_here(function, held)};
  found.let_in = std::ranges::any_of(
      found.locks, [](const HeldLock& each) { return each.held.gate && each.held.certain; });
  found.gated = std::erase_if(found.locks, [](const HeldLock& each) { return each.held.gate; }) > 0;
  return found;
}

std::vector<HeldLock> locks_held(const Program& program, const FunctionSummary& function,
                                 const std::vector<Held>& held) {
  return surroundings(program, function, held).locks;
}

AtCall::AtCall(const FunctionSummary& caller, const Call& call, const FunctionSummary& callee,
               const Surroundings& outer)
    : frame_{&caller, call.site, callee.name}, bind_(callee, call), outer_(outer) {}

Reached AtCall::in_callers_terms(const Reached& inner) {
  return {inner.chain.behind(frame_), held(inner.held), inner.gated || outer_.gated,
          inner.let_in || outer_.let_in};
}

HeldLocks AtCall::held(const HeldLocks& inner) {
  const auto [slot, added] = known_.try_emplace(inner.identity());
  if (!added) return slot->second;
  std::vector<HeldLock> all(inner.begin(), inner.end());
  for (HeldLock& each : all) {
    each.held.lock = bind_(each.held.lock);
    each.chain = each.chain.behind(frame_);
  }
  all.insert(all.end(), outer_.locks.begin(), outer_.locks.end());
  return slot->second = std::move(all);
}

}  // namespace ccgrade
