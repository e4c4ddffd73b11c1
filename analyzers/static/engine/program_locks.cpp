// Which locks a function holds at its places: what it has locked itself, what its calls have left
// locked, and what is held where a callable that it is handed over is called.
#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/callbacks.hpp"
#include "analyzers/static/engine/program.hpp"
#include "analyzers/static/engine/substitute.hpp"

namespace ccgrade {
namespace {

/// Functions that leave or unlock more are nobody's but who wants to keep the engine busy.
constexpr std::size_t kMostLeft = 32;
constexpr std::size_t kMostUnlocked = 400;

}  // namespace

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
    return !call.last && std::ranges::any_of(unlocked_by(call), [&](const AccessPath& unlocked) {
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

/// What the function leaves locked, and what it unlocks for others.
void Program::settle_locks(const FunctionSummary& function) {
  std::vector<AccessPath>& unlocks = unlocks_[function.usr];
  const auto add = [&](const AccessPath& lock) {
    const bool known = std::ranges::any_of(
        unlocks, [&](const AccessPath& each) { return class_text(each) == class_text(lock); });
    if (!known && unlocks.size() < kMostUnlocked) unlocks.push_back(lock);
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

}  // namespace ccgrade
