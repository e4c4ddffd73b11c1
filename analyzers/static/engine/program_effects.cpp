// What a function acquires, itself and through its callees, composed bottom-up (program.hpp).
#include <algorithm>
#include <map>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/call_graph.hpp"
#include "analyzers/static/engine/order.hpp"
#include "analyzers/static/engine/program.hpp"
#include "analyzers/static/engine/substitute.hpp"

namespace ccgrade {
namespace {

/// Of one function. What is cut is missed, never accused.
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
           (held.held.certain ? "!" : "?") + (held.arranged ? "<" : "") +
           std::to_string(static_cast<int>(held.order)) + order_taken(held, effect);
  return key;
}

/// Settles, in the first function that sees both locks of a pair, whether they are in order.
void decide_order(const FunctionSummary& function, Effect& effect) {
  for (HeldLock& held : effect.held) {
    if (held.order != Order::undecided) continue;
    const auto pair = selectors(held.held.lock, effect.lock);
    if (!pair) continue;
    held.arranged |= arranged_in(function, pair->first, pair->second);
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
    held.arranged |= pair && arranged_in(caller, pair->first, pair->second);
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
  Effect effect{bind(inner.lock),
                inner.shared,
                inner.type,
                inner.if_asked,
                inner.chain.behind({&caller, call.site, callee.name}),
                {}};
  for (HeldLock held : inner.held) {
    held.held.lock = bind(held.held.lock);
    held.chain = held.chain.behind({&caller, call.site, callee.name});
    effect.held.push_back(std::move(held));
  }
  reconsider_order(caller, effect);
  effect.held.insert(effect.held.end(), outer.begin(), outer.end());
  decide_order(caller, effect);
  return effect;
}

/// Of one function. Of those that differ only in the way to them, the shortest.
class EffectsByWay {
 public:
  bool full() const { return all_.size() == kMostEffects; }
  void add(Effect effect) {
    std::string key = key_of(effect);
    const auto known = places_.find(key);
    if (known == places_.end()) {
      if (full()) return;
      places_.emplace(std::move(key), all_.size());
      all_.push_back(std::move(effect));
    } else if (Effect& longer = all_[known->second]; effect.chain.size() < longer.chain.size()) {
      longer = std::move(effect);
    }
  }
  std::vector<Effect> all() && { return std::move(all_); }

 private:
  std::vector<Effect> all_;
  std::map<std::string, std::size_t> places_;  ///< in all_, by key_of
};

}  // namespace

std::vector<Effect> Program::effects_of(const FunctionSummary& caller, const Call& call,
                                        bool* overfull) const {
  std::vector<Effect> result;
  const auto outer = held_here(caller, call.held);
  for (const FunctionSummary* callee : targets(call.callee)) {
    const auto known = effects_.find(callee->usr);
    if (known == effects_.end() || !may_run(caller, call, *callee)) continue;
    for (const Effect& inner : known->second) {
      const bool fits = inner.held.size() + outer.size() <= kMostHeld;
      if (overfull && !fits) *overfull = true;
      if (inner.chain.size() < kLongestChain && fits)
        result.push_back(in_callers_terms(caller, call, *callee, inner, outer));
    }
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
  bottom_up_ = components_bottom_up(graph);
  for (const auto& component : bottom_up_) {
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
  note_left_by_calls(function);
  EffectsByWay effects;
  const auto add = [&](Effect effect) {
    if (effect.held.size() > kMostHeld)
      overfull_.insert(&function);
    else
      effects.add(std::move(effect));
  };
  for (const Acquire& acquire : function.acquires) {
    Effect effect{acquire.lock,
                  acquire.shared,
                  acquire.type,
                  acquire.if_asked,
                  {{&function, acquire.site, ""}},
                  held_here(function, acquire.held)};
    decide_order(function, effect);
    add(std::move(effect));
  }
  for (const Call& call : function.calls) {
    if (effects.full()) break;
    bool overfull = false;
    for (Effect& effect : effects_of(function, call, &overfull)) add(std::move(effect));
    if (overfull) overfull_.insert(&function);
  }
  auto& known = effects_[function.usr];
  const std::size_t before = known.size();
  known = std::move(effects).all();
  settle_locks(function);
  return known.size() > before;
}

}  // namespace ccgrade
