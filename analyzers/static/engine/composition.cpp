#include "analyzers/static/engine/composition.hpp"

#include <algorithm>

namespace ccgrade {

std::string key_of(const Reached& reached) {
  const Location& site = reached.site();
  std::string key =
      "@" + site.file + ":" + std::to_string(site.line) + ":" + std::to_string(site.column);
  for (const HeldLock& held : reached.held)
    key += "|" + class_text(held.held.lock) + ":" + std::to_string(held.held.site.line) +
           (held.held.certain ? "!" : "?");
  return key;
}

std::vector<HeldLock> locks_held(const Program& program, const FunctionSummary& function,
                                 const std::vector<Held>& held) {
  std::vector<HeldLock> locks = program.held_here(function, held);
  std::erase_if(locks, [](const HeldLock& each) { return each.held.gate; });
  return locks;
}

bool behind_gate(const Program& program, const FunctionSummary& function,
                 const std::vector<Held>& held) {
  return std::ranges::any_of(program.held_here(function, held),
                             [](const HeldLock& each) { return each.held.gate; });
}

Reached in_callers_terms(const Reached& inner, const Frame& call, const Binding& bind,
                         const std::vector<HeldLock>& outer) {
  Reached reached;
  reached.chain.reserve(inner.chain.size() + 1);
  reached.chain.push_back(call);
  reached.chain.insert(reached.chain.end(), inner.chain.begin(), inner.chain.end());
  for (HeldLock held : inner.held) {
    held.held.lock = bind(held.held.lock);
    held.chain.insert(held.chain.begin(), call);
    reached.held.push_back(std::move(held));
  }
  reached.gated = inner.gated;
  reached.held.insert(reached.held.end(), outer.begin(), outer.end());
  return reached;
}

}  // namespace ccgrade
