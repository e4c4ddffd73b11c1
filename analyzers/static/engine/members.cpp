#include "analyzers/static/engine/members.hpp"

#include <algorithm>
#include <cctype>
#include <span>

#include "analyzers/static/engine/kept_locks.hpp"

namespace ccgrade {
namespace {

/// A mutex of the object that the method is called on, or one beside the member in its own object.
bool may_guard(const AccessPath& lock, const AccessPath& member) {
  if (lock.root != Root::self || lock.id != member.id || lock.steps.empty()) return false;
  const auto object_of = [](const AccessPath& path) {
    return std::span(path.steps).first(path.steps.size() - 1);
  };
  return lock.steps.size() == 1 || std::ranges::equal(object_of(lock), object_of(member));
}

/// Who unlocks what they have not locked are entered with it held: `unlock()` of a monitor.
bool is_entered_locked(const ReachedAccess& access) {
  return std::ranges::any_of(access.chain, [](const Frame& frame) {
    return std::ranges::any_of(frame.function->releases,
                               [](const Release& release) { return !release.own; });
  });
}

MemberUse use_of(const Program& program, const ReachedAccess& access, const Entry& entry) {
  const bool other_lock =
      access.let_in || is_entered_locked(access) || may_keep_lock(program, access.chain);
  MemberUse use{&access, &entry, {}, other_lock};
  for (const HeldLock& held : access.held) {
    const AccessPath& lock = held.held.lock;
    if (held.held.certain && may_guard(lock, access.path))
      use.guards.emplace(family(lock), &held);
    else
      use.other_lock = true;
  }
  return use;
}

/// `size_locked()`, `size_unlocked()`: its caller has to know.
bool expects_callers_lock(const Entry& entry) {
  std::string name = entry.function->name;
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  for (const char* word : {"locked", "nolock", "no_lock", "without_lock", "unsafe"})
    if (name.find(word) != std::string::npos) return true;
  return false;
}

}  // namespace

bool never_meet(const MemberUse& a, const MemberUse& b, const ThreadLives& lives) {
  return lives.apart(*a.access, *b.entry->function) || lives.apart(*b.access, *a.entry->function);
}

std::string member_of(const AccessPath& path) {
  if (path.root != Root::self || path.steps.empty() || path.steps.front().kind != StepKind::field)
    return "";
  std::string name = path.steps.front().record + "::" + path.steps.front().name;
  for (const Step& step : std::span(path.steps).subspan(1)) {
    if (step.kind == StepKind::field) name += "." + step.name;
    if (step.kind == StepKind::index) name += "[]";
    if (step.kind == StepKind::deref || step.kind == StepKind::owner) name += "->";
  }
  return name;
}

MemberUses::MemberUses(const Program& program) : entries_(entries_of(program)) {
  for (const Entry& entry : entries_) {
    if (expects_callers_lock(entry)) continue;
    for (const ReachedAccess& access : program.accesses().at(entry.function->usr))
      if (const std::string name = member_of(access.path); !access.building && !name.empty())
        uses_[name].push_back(use_of(program, access, entry));
  }
}

}  // namespace ccgrade
