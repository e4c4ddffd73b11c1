#include "analyzers/static/engine/composition.hpp"

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

Surroundings surroundings(const Program& program, const FunctionSummary& function,
                          const std::vector<Held>& held) {
  Surroundings found{program.held_here(function, held)};
  found.gated = std::erase_if(found.locks, [](const HeldLock& each) { return each.held.gate; }) > 0;
  return found;
}

std::vector<HeldLock> locks_held(const Program& program, const FunctionSummary& function,
                                 const std::vector<Held>& held) {
  return surroundings(program, function, held).locks;
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
