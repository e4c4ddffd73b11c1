#include "analyzers/static/engine/program.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/accesses.hpp"
#include "analyzers/static/engine/call_graph.hpp"
#include "analyzers/static/engine/callbacks.hpp"
#include "analyzers/static/engine/library_calls.hpp"
#include "analyzers/static/engine/order.hpp"
#include "analyzers/static/engine/substitute.hpp"

namespace ccgrade {
namespace {

/// Of one function. What is cut is missed, never accused.
constexpr std::size_t kMostEffects = 400;
/// Functions that leave more locked are nobody's but who wants to keep the engine busy.
constexpr std::size_t kMostLeft = 32;

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

}  // namespace

Program::Program(std::vector<UnitSummary> units, Models models) : models_(std::move(models)) {
  for (UnitSummary& unit : units)
    for (FunctionSummary& function : unit.functions) {
      const std::string usr = function.usr;
      functions_.emplace(usr, std::move(function));
    }
  find_targets();
  add_handed_calls();
  find_waiting();
  compose();
  library_calls_ = std::make_unique<const LibraryCalls>(compose_library_calls(*this));
  accesses_ = std::make_unique<const ReachedAccesses>(compose_accesses(*this));
}

Program::~Program() = default;

const LibraryCalls& Program::library_calls() const {
  return *library_calls_;
}

const ReachedAccesses& Program::accesses() const {
  return *accesses_;
}

void Program::find_targets() {
  for (const auto& [usr, function] : functions_) targets_[usr].push_back(&function);
  for (const auto& [usr, function] : functions_)
    for (const std::string& base : function.overrides) targets_[base].push_back(&function);
}

/// A call of a callable that is handed over becomes one of who hands it over. What is held where it
/// takes place is asked for when all that is called there is known.
void Program::add_handed_calls() {
  for (HandedCall& handed : handed_calls(*this)) {
    FunctionSummary& caller = functions_.at(handed.way.back().caller->usr);
    const Call& place = caller.calls[handed.way.back().call];
    const std::string via = "handed over " + std::to_string(ways_.size());
    Call call{.callee = handed.callable,
              .name = find(handed.callable)->name,
              .site = place.site,
              .held = place.held,
              .live = place.live};
    call.held.push_back({.site = place.site, .via = via});
    caller.calls.push_back(std::move(call));
    ways_.emplace(via, std::move(handed.way));
  }
}

/// In the terms of who hands the callable over. What that one holds itself is left out.
std::vector<HeldLock> Program::held_where_called(const Way& way) const {
  const Hop& first = way.front();
  std::vector<HeldLock> all = held_here(*first.caller, first.caller->calls[first.call].held);
  for (std::size_t i = 1; i < way.size(); ++i) {
    const Call& call = way[i].caller->calls[way[i].call];
    const Binding bind(*way[i].callee, call);
    for (HeldLock& each : all) {
      each.held.lock = bind(each.held.lock);
      each.chain = each.chain.behind({way[i].caller, call.site, way[i].callee->name});
    }
    if (i + 1 == way.size()) break;
    for (HeldLock& each : held_here(*way[i].caller, call.held)) all.push_back(std::move(each));
  }
  return all;
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

/// Does the function itself unlock what others have locked for it? Before which use is not asked.
static bool unlocks_for_others(const FunctionSummary& function, const AccessPath& lock) {
  return std::ranges::any_of(function.releases, [&](const Release& release) {
    return !release.own && (release.lock.root == Root::unknown || may_alias(release.lock, lock));
  });
}

std::vector<HeldLock> Program::held_here(const FunctionSummary& function,
                                         const std::vector<Held>& held) const {
  std::vector<HeldLock> result;
  for (Held lock : held) {
    if (const auto way = ways_.find(lock.via); way != ways_.end()) {
      for (HeldLock& each : held_where_called(way->second)) result.push_back(std::move(each));
      continue;
    }
    for (HeldLock& left : left_by(function, lock)) {
      left.held.certain = left.held.certain && !unlocks_for_others(function, left.held.lock);
      result.push_back(std::move(left));
    }
    if (!is_gate(lock)) continue;
    lock.certain = lock.certain && !(lock.via.empty() && may_unlock(function, lock.lock));
    result.push_back({lock, {{&function, lock.site, ""}}});
  }
  if (const auto left = left_by_calls_.find(function.usr); left != left_by_calls_.end())
    result.insert(result.end(), left->second.begin(), left->second.end());
  return result;
}

/// `lock_table(); rows.clear(); unlock_table();`: which of its calls comes before what is not known
/// here, so that the lock may be held at every place of the function, and surely is at none.
void Program::note_left_by_calls(const FunctionSummary& function) {
  std::vector<HeldLock> left;
  for (const Call& call : function.calls) {
    if (call.receiver.root != Root::unknown || call.callee == function.usr) continue;
    const Held here{.lock = {}, .site = call.site, .certain = false, .via = call.callee};
    for (HeldLock& each : left_by(function, here))
      if (left.size() < kMostLeft) left.push_back(std::move(each));
  }
  if (!left.empty()) left_by_calls_[function.usr] = std::move(left);
}

std::vector<HeldLock> Program::left_by(const FunctionSummary& function, const Held& held) const {
  std::vector<HeldLock> result;
  if (held.via.empty()) return result;
  const auto call = std::ranges::find_if(function.calls, [&](const Call& each) {
    return each.callee == held.via && each.site == held.site;
  });
  if (call == function.calls.end()) return result;
  for (const FunctionSummary* callee : targets(held.via)) {
    const auto known = leaves_.find(callee->usr);
    if (known == leaves_.end()) continue;
    const Binding bind(*callee, *call);
    for (HeldLock left : known->second) {
      left.held.lock = bind(left.held.lock);
      left.held.certain = left.held.certain && held.certain;
      left.chain = left.chain.behind({&function, held.site, callee->name});
      result.push_back(std::move(left));
    }
  }
  return result;
}

/// Whether a call of the function's may unlock what the function has locked: which of its calls
/// comes before which use is not asked.
bool Program::may_unlock(const FunctionSummary& function, const AccessPath& lock) const {
  return std::ranges::any_of(function.calls, [&](const Call& call) {
    return std::ranges::any_of(unlocked_by(call), [&](const AccessPath& unlocked) {
      return unlocked.root == Root::unknown || may_alias(unlocked, lock);
    });
  });
}

/// What a call may unlock without having locked it, in the caller's terms.
std::vector<AccessPath> Program::unlocked_by(const Call& call) const {
  std::vector<AccessPath> result;
  for (const FunctionSummary* callee : targets(call.callee)) {
    const auto known = unlocks_.find(callee->usr);
    if (known == unlocks_.end()) continue;
    const Binding bind(*callee, call);
    for (const AccessPath& lock : known->second) result.push_back(bind(lock));
  }
  return result;
}

const FunctionSummary* Program::find(const std::string& usr) const {
  const auto found = functions_.find(usr);
  return found == functions_.end() ? nullptr : &found->second;
}

std::span<const FunctionSummary* const> Program::targets(const std::string& usr) const {
  const auto found = targets_.find(usr);
  if (found == targets_.end()) return {};
  return found->second;
}

const std::vector<Effect>& Program::effects(const std::string& usr) const {
  return effects_.at(usr);
}

const std::vector<AccessPath>& Program::unlocks(const std::string& usr) const {
  return unlocks_.at(usr);
}

std::vector<Effect> Program::effects_of(const FunctionSummary& caller, const Call& call,
                                        bool* overfull) const {
  std::vector<Effect> result;
  const auto outer = held_here(caller, call.held);
  for (const FunctionSummary* callee : targets(call.callee)) {
    const auto known = effects_.find(callee->usr);
    if (known == effects_.end()) continue;
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

/// What the function leaves locked, and what it unlocks for others.
void Program::settle_locks(const FunctionSummary& function) {
  std::vector<AccessPath>& unlocks = unlocks_[function.usr];
  const auto add = [&](const AccessPath& lock) {
    const bool known = std::ranges::any_of(
        unlocks, [&](const AccessPath& each) { return class_text(each) == class_text(lock); });
    if (!known && unlocks.size() < kMostEffects) unlocks.push_back(lock);
  };
  for (const Release& release : function.releases)
    if (!release.own) add(release.lock);
  const auto locked_here = [&](const AccessPath& lock) {
    return std::ranges::any_of(effects_[function.usr],
                               [&](const Effect& effect) { return may_alias(effect.lock, lock); });
  };
  for (const Call& call : function.calls)
    for (const AccessPath& lock : unlocked_by(call))
      if (!locked_here(lock)) add(lock);
  std::vector<HeldLock> left;
  for (HeldLock& held : held_here(function, function.leaves))
    if (!held.held.gate && left.size() < kMostLeft) left.push_back(std::move(held));
  leaves_[function.usr] = std::move(left);
}

/// Recomputes a function's effects; true when there are more than before.
bool Program::extend(const FunctionSummary& function) {
  note_left_by_calls(function);
  std::vector<Effect> effects;
  std::set<std::string> seen;
  const auto add = [&](Effect effect) {
    if (effect.held.size() > kMostHeld)
      overfull_.insert(&function);
    else if (effects.size() < kMostEffects && seen.insert(key_of(effect)).second)
      effects.push_back(std::move(effect));
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
    if (effects.size() == kMostEffects) break;
    bool overfull = false;
    for (Effect& effect : effects_of(function, call, &overfull)) add(std::move(effect));
    if (overfull) overfull_.insert(&function);
  }
  auto& known = effects_[function.usr];
  const bool grew = effects.size() > known.size();
  known = std::move(effects);
  settle_locks(function);
  return grew;
}

bool is_main(const FunctionSummary& function) {
  return function.name == "main" && function.owner.empty();
}

bool is_open(const FunctionSummary& function) {
  return function.exposed && !function.owner.empty() && !function.builds;
}

}  // namespace ccgrade
