#include "analyzers/static/frontend/lock_state.hpp"

#include "analyzers/static/engine/access_path.hpp"

namespace ccgrade::frontend {
namespace {

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
    key += step.kind == StepKind::field ? "." + step.name : "->";
    if (step.kind == StepKind::index) key += "[" + step.index.text + "]";
  }
  return key;
}

void LockState::hold(const Held& lock) {
  held.insert_or_assign(exact_key(lock.lock), lock);
}

/// An unlock that is known by another name must not leave a lock held that is not.
void LockState::release(const AccessPath& lock) {
  if (held.erase(exact_key(lock))) return;
  for (auto& [key, other] : held)
    if (lock.root == Root::unknown || family(lock).empty() || may_alias(lock, other.lock))
      other.certain = false;
}

void LockState::doubt(const AccessPath& lock) {
  const auto found = held.find(exact_key(lock));
  if (found != held.end()) found->second.certain = false;
}

std::vector<Held> LockState::held_now() const {
  std::vector<Held> all;
  for (const auto& [key, lock] : held) all.push_back(lock);
  for (const auto& [key, gate] : passed) all.push_back(gate);
  return all;
}

bool LockState::join(const LockState& other) {
  const LockState before = *this;
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
  passed.insert(other.passed.begin(), other.passed.end());
  live.insert(other.live.begin(), other.live.end());
  return !(*this == before);
}

}  // namespace ccgrade::frontend
