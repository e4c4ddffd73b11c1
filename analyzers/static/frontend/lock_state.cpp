#include "analyzers/static/frontend/lock_state.hpp"

#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"

namespace ccgrade::frontend {
namespace {

bool has_unknown_index(const AccessPath& lock) {
  return std::ranges::any_of(lock.steps, [](const Step& step) {
    return step.kind == StepKind::index && step.index.kind != IndexKind::constant;
  });
}

/// A loop that locks every element takes at least one, whatever the zero-trip path says.
bool locked_by_loop(const AccessPath& lock) {
  for (const Step& step : lock.steps)
    if (step.kind == StepKind::index && step.index.text == "*") return true;
  return false;
}

}  // namespace

std::string exact_key(const AccessPath& path) {
  std::string key = path.root == Root::unknown ? path.text : path.id;
  for (const Step& step : path.steps) {
    key += step.kind == StepKind::field ? "." + step.record + "::" + step.name : "->";
    if (step.kind == StepKind::index) key += "[" + step.index.text + "]";
  }
  return key;
}

void LockState::hold(const Held& lock) {
  const std::string key = exact_key(lock.lock);
  if (held.contains(key) && lock.certain) nested.insert(key);
  held.insert_or_assign(key, lock);
  std::erase_if(unlocked, [&](const auto& each) { return each.first == key; });
}

void LockState::adopt(const Held& lock) {
  const std::string key = exact_key(lock.lock);
  held.insert_or_assign(key, lock);
  adopted.insert_or_assign(key, lock.site);
}

/// An unlock that is known by another name must not leave a lock held that is not.
void LockState::release(const AccessPath& lock, const Location& site) {
  const std::string key = exact_key(lock);
  const bool settled = lock.root != Root::unknown && !lock.loose && !has_unknown_index(lock);
  if (nested.erase(key)) return;  // once for each time that it was locked
  adopted.erase(key);
  if (settled && site.line > 0) unlocked.insert_or_assign(key, site);
  if (held.erase(key)) return;
  for (auto& [key, other] : held)
    if (lock.root == Root::unknown || family(lock).empty() || may_alias(lock, other.lock))
      other.certain = false;
}

void LockState::doubt(const AccessPath& lock) {
  const auto found = held.find(exact_key(lock));
  if (found != held.end()) found->second.certain = false;
}

/// Of locks that are held on some ways here, so many are kept: what a function of hundreds of
/// conditional ones does would else grow with their square. Any of them excuses an access.
constexpr std::size_t kMostDoubtful = 64;

std::vector<Held> LockState::held_now() const {
  std::vector<Held> all;
  std::size_t doubtful = 0;
  for (const auto& [key, lock] : held)
    if (lock.certain || ++doubtful <= kMostDoubtful) all.push_back(lock);
  for (const auto& [key, gate] : passed) all.push_back(gate);
  return all;
}

bool LockState::join(const LockState& other) {
  const LockState before = *this;
  std::erase_if(unlocked, [&](const auto& each) { return !other.unlocked.contains(each.first); });
  for (auto& [key, lock] : held)
    if (!other.held.contains(key) && !locked_by_loop(lock.lock)) lock.certain = false;
  for (const auto& [key, lock] : other.held) {
    auto [it, added] = held.emplace(key, lock);
    const bool doubtful = added && !locked_by_loop(lock.lock);
    it->second.certain = it->second.certain && lock.certain && !doubtful;
  }
  for (const auto& [variable, guard] : other.guards) {
    auto [it, added] = guards.emplace(variable, guard);
    if (!added && it->second.owned != guard.owned) it->second.owned = Ownership::maybe;
    if (!added && it->second.locks.size() < guard.locks.size()) it->second.locks = guard.locks;
  }
  for (auto& [key, object] : passed)
    if (!other.passed.contains(key)) object.certain = false;
  for (const auto& [key, object] : other.passed) {
    auto [it, added] = passed.emplace(key, object);
    it->second.certain = it->second.certain && object.certain && !added;
  }
  join_flags(flags, other.flags);
  nested.insert(other.nested.begin(), other.nested.end());
  handed.insert(other.handed.begin(), other.handed.end());
  adopted.insert(other.adopted.begin(), other.adopted.end());
  live.insert(other.live.begin(), other.live.end());
  return !(*this == before);
}

}  // namespace ccgrade::frontend
