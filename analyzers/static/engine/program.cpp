#include "analyzers/static/engine/program.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/call_graph.hpp"
#include "analyzers/static/engine/order.hpp"
#include "analyzers/static/engine/substitute.hpp"

namespace ccgrade {
namespace {

// Chains longer than this, or more effects than this in one function, are beyond what a reader
// could follow. What is cut is missed, never accused.
constexpr std::size_t kLongestChain = 12;
constexpr std::size_t kMostEffects = 400;

/// Of a parted pair, which one is first: others may take it otherwise at the same place.
std::string order_taken(const HeldLock& held, const Effect& effect) {
  if (held.order != Order::parted) return "";
  const auto pair = selectors(held.held.lock, effect.lock);
  return pair ? "[" + pair->first.text + "][" + pair->second.text + "]" : "";
}

void part(const FunctionSummary& function, HeldLock& held) {
  held.order = Order::parted;
  held.parted_by = &function;
}

std::string key_of(const Effect& effect) {
  std::string key = class_text(effect.lock) + "@" + std::to_string(effect.chain.back().site.line) +
                    effect.chain.back().site.file;
  for (const HeldLock& held : effect.held)
    key += "|" + class_text(held.held.lock) + ":" + std::to_string(held.held.site.line) +
           (held.held.certain ? "!" : "?") + std::to_string(static_cast<int>(held.order)) +
           order_taken(held, effect);
  return key;
}

/// Settles, in the first function that sees both locks of a pair, whether they are in order.
void decide_order(const FunctionSummary& function, Effect& effect) {
  for (HeldLock& held : effect.held) {
    if (held.order != Order::undecided) continue;
    const auto pair = selectors(held.held.lock, effect.lock);
    if (!pair) continue;
    held.order = unordered_in(function, pair->first, pair->second) ? Order::none : Order::chosen;
    if (held.order == Order::none && parted_in(function, pair->first, pair->second))
      part(function, held);
  }
}

/// A pair that a callee takes as it comes is in order after all when its caller arranged it.
void reconsider_order(const FunctionSummary& caller, Effect& effect) {
  for (HeldLock& held : effect.held) {
    if (held.order != Order::none && held.order != Order::parted) continue;
    const auto pair = selectors(held.held.lock, effect.lock);
    if (!pair || ordered_by_caller(caller, pair->first, pair->second))
      held.order = Order::chosen;
    else if (held.order == Order::none && parted_in(caller, pair->first, pair->second))
      part(caller, held);
  }
}

Effect in_callers_terms(const FunctionSummary& caller, const Call& call,
                        const FunctionSummary& callee, const Effect& inner,
                        const std::vector<HeldLock>& outer) {
  const Binding bind(callee, call);
  Effect effect{bind(inner.lock), inner.shared, {{&caller, call.site, callee.name}}, {}};
  effect.chain.insert(effect.chain.end(), inner.chain.begin(), inner.chain.end());
  for (HeldLock held : inner.held) {
    held.held.lock = bind(held.held.lock);
    held.chain.insert(held.chain.begin(), {&caller, call.site, callee.name});
    effect.held.push_back(std::move(held));
  }
  reconsider_order(caller, effect);
  effect.held.insert(effect.held.end(), outer.begin(), outer.end());
  decide_order(caller, effect);
  return effect;
}

}  // namespace

Program::Program(std::vector<UnitSummary> units) {
  for (UnitSummary& unit : units)
    for (FunctionSummary& function : unit.functions) {
      const std::string usr = function.usr;
      functions_.emplace(usr, std::move(function));
    }
  for (const auto& [usr, function] : functions_)
    for (const std::string& base : function.overrides) overriders_.emplace(base, usr);
  find_waiting();
  compose();
}

void Program::find_waiting() {
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& [usr, function] : functions_) {
      if (waiting_.contains(usr)) continue;
      const bool waits =
          function.waits || std::ranges::any_of(function.calls, [&](const Call& call) {
            return std::ranges::any_of(targets(call.callee), [&](const auto* callee) {
              return waiting_.contains(callee->usr);
            });
          });
      if (waits) grew = waiting_.insert(usr).second;
    }
  }
}

/// What may be a gate counts as one unless its function is known and never waits.
bool Program::is_gate(const Held& held) const {
  return held.via.empty() || waiting_.contains(held.via) || targets(held.via).empty();
}

std::vector<HeldLock> Program::held_here(const FunctionSummary& function,
                                         const std::vector<Held>& held) const {
  std::vector<HeldLock> result;
  for (const Held& lock : held)
    if (is_gate(lock)) result.push_back({lock, {{&function, lock.site, ""}}});
  return result;
}

const FunctionSummary* Program::find(const std::string& usr) const {
  const auto found = functions_.find(usr);
  return found == functions_.end() ? nullptr : &found->second;
}

std::vector<const FunctionSummary*> Program::targets(const std::string& usr) const {
  std::vector<const FunctionSummary*> all;
  if (const FunctionSummary* function = find(usr)) all.push_back(function);
  for (auto [it, end] = overriders_.equal_range(usr); it != end; ++it)
    if (const FunctionSummary* function = find(it->second)) all.push_back(function);
  return all;
}

const std::vector<Effect>& Program::effects(const std::string& usr) const {
  return effects_.at(usr);
}

std::vector<Effect> Program::effects_of(const FunctionSummary& caller, const Call& call) const {
  std::vector<Effect> result;
  const auto outer = held_here(caller, call.held);
  for (const FunctionSummary* callee : targets(call.callee)) {
    const auto known = effects_.find(callee->usr);
    if (known == effects_.end()) continue;
    for (const Effect& inner : known->second)
      if (inner.chain.size() < kLongestChain)
        result.push_back(in_callers_terms(caller, call, *callee, inner, outer));
  }
  return result;
}

void Program::compose() {
  std::map<std::string, std::vector<std::string>> graph;
  for (const auto& [usr, function] : functions_) {
    auto& callees = graph[usr];
    for (const Call& call : function.calls)
      for (const FunctionSummary* callee : targets(call.callee)) callees.push_back(callee->usr);
  }
  for (const auto& component : components_bottom_up(graph)) {
    bool grew = true;
    while (grew) {
      grew = false;
      for (const std::string& usr : component) grew |= extend(functions_.at(usr));
      if (component.size() == 1 && !std::ranges::count(graph[component[0]], component[0])) break;
    }
  }
}

/// Recomputes a function's effects; true when there are more than before.
bool Program::extend(const FunctionSummary& function) {
  std::vector<Effect> effects;
  std::set<std::string> seen;
  const auto add = [&](Effect effect) {
    if (effects.size() < kMostEffects && seen.insert(key_of(effect)).second)
      effects.push_back(std::move(effect));
  };
  for (const Acquire& acquire : function.acquires) {
    Effect effect{acquire.lock,
                  acquire.shared,
                  {{&function, acquire.site, ""}},
                  held_here(function, acquire.held)};
    decide_order(function, effect);
    add(std::move(effect));
  }
  for (const Call& call : function.calls)
    for (Effect& effect : effects_of(function, call)) add(std::move(effect));
  auto& known = effects_[function.usr];
  const bool grew = effects.size() > known.size();
  known = std::move(effects);
  return grew;
}

}  // namespace ccgrade
