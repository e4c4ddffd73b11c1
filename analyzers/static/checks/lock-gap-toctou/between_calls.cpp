#include <algorithm>

#include "analyzers/static/checks/lock-gap-toctou/gap.hpp"

namespace ccgrade {
namespace {

const Call* call_at(const FunctionSummary& function, const Location& site) {
  const auto found = std::ranges::find_if(
      function.calls, [&](const Call& call) { return call.site == site && !call.callee.empty(); });
  return found == function.calls.end() ? nullptr : &*found;
}

/// "Bank::accounts_", whatever of it is accessed; empty where it is no member of the object's own.
std::string member_of(const AccessPath& path) {
  const bool own =
      path.root == Root::self && !path.steps.empty() && path.steps.front().kind == StepKind::field;
  return own ? path.steps.front().record + "::" + path.steps.front().name : "";
}

/// The mutex of the object's own that a method holds at an access.
const HeldLock* own_lock(const ReachedAccess& access) {
  const auto found = std::ranges::find_if(access.held, [](const HeldLock& each) {
    return each.held.certain && !member_of(each.held.lock).empty();
  });
  return found == access.held.end() ? nullptr : &*found;
}

/// A call that changes nothing where somebody else has been before.
bool is_gentle(const ReachedAccess& access) {
  return std::ranges::any_of(access.function().notes, [&](const Note& note) {
    return note.rule == "lock-gap-toctou" && note.kind == "gentle" && note.site == access.site();
  });
}

/// The container itself, on the way to an element that is written on the same line.
bool leads_to(const ReachedAccess& read, const ReachedAccess& write) {
  const auto& inner = read.path.steps;
  const auto& outer = write.path.steps;
  return read.site().line == write.site().line && inner.size() < outer.size() &&
         std::equal(inner.begin(), inner.end(), outer.begin()) &&
         outer[inner.size()].kind == StepKind::index;
}

using Accesses = std::vector<ReachedAccess>;

/// What the act writes of what the look has read, under the same mutex and without looking.
const ReachedAccess* blind_write(const Accesses& looking, const Accesses& acting) {
  for (const ReachedAccess& write : acting) {
    const std::string member = member_of(write.path);
    const HeldLock* lock = own_lock(write);
    if (!write.write || member.empty() || !lock || is_gentle(write)) continue;
    const bool looks_again = std::ranges::any_of(acting, [&](const ReachedAccess& read) {
      return !read.write && member_of(read.path) == member && !leads_to(read, write);
    });
    const bool looked = std::ranges::any_of(looking, [&](const ReachedAccess& read) {
      const HeldLock* other = own_lock(read);
      return !read.write && member_of(read.path) == member && other &&
             other->held.lock.steps == lock->held.lock.steps;
    });
    if (looked && !looks_again) return &write;
  }
  return nullptr;
}

bool writes(const Accesses& accesses) {
  return std::ranges::any_of(accesses, [](const ReachedAccess& access) { return access.write; });
}

/// The key that the one has asked for is the one that the other is about.
bool about_the_same(const Call& look, const Call& act) {
  if (look.args.empty()) return true;
  return std::ranges::any_of(act.args, [&](const Argument& argument) {
    return argument.value.text == look.args.front().value.text;
  });
}

/// An object that the function made itself is its own until threads run that were given it.
bool may_be_shared(const FunctionSummary& function, const Call& call) {
  const AccessPath& object = call.receiver;
  const bool leads_elsewhere = std::ranges::any_of(
      object.steps, [](const Step& step) { return step.kind == StepKind::deref; });
  const bool own = object.root == Root::local && object.id.starts_with(function.usr + "%");
  return object.root != Root::unknown && (leads_elsewhere || !own || !call.live.empty());
}

/// A class that lets others lock it is one whose callers may hold its lock.
bool can_be_locked(const Program& program, const std::string& owner) {
  return std::ranges::any_of(program.functions(), [&](const auto& each) {
    return each.second.owner == owner && each.second.name.ends_with("::lock");
  });
}

std::vector<const FunctionSummary*> who_calls(const Program& program, const std::string& callee) {
  std::vector<const FunctionSummary*> callers;
  for (const auto& [usr, function] : program.functions())
    if (std::ranges::any_of(function.calls,
                            [&](const Call& call) { return call.callee == callee; }))
      callers.push_back(&function);
  return callers;
}

std::optional<LockGap> gap(const Program& program, const ReachedAccesses& accesses,
                           const FunctionSummary& function, const Note& note) {
  const Call* look = call_at(function, note.site);
  const Call* act = call_at(function, note.other);
  if (!look || !act || !program.held_here(function, look->held).empty() ||
      !program.held_here(function, act->held).empty())
    return std::nullopt;
  const auto looked = program.targets(look->callee), acted = program.targets(act->callee);
  if (looked.size() != 1 || acted.size() != 1 || looked[0]->owner.empty() ||
      looked[0]->owner != acted[0]->owner || can_be_locked(program, looked[0]->owner))
    return std::nullopt;
  const Accesses& looking = accesses.at(looked[0]->usr);
  const ReachedAccess* write = blind_write(looking, accesses.at(acted[0]->usr));
  if (!write || writes(looking) || !about_the_same(*look, *act) || !may_be_shared(function, *act))
    return std::nullopt;
  return LockGap{
      &function,       note.site,     note.other, act->receiver, own_lock(*write)->held.lock,
      looked[0]->name, acted[0]->name};
}

}  // namespace

std::vector<LockGap> gaps_between_calls(const Program& program, const ReachedAccesses& accesses,
                                        const Runners& runners) {
  std::vector<LockGap> gaps;
  for (const auto& [usr, function] : program.functions()) {
    if (function.builds || runners.is_called_locked(function) ||
        !runners.may_run_beside_others(function))
      continue;
    for (const Note& note : function.notes) {
      if (note.rule != "lock-gap-toctou" || note.kind != "call") continue;
      const auto found = gap(program, accesses, function, note);
      if (found && !runners.run_by_one(who_calls(program, call_at(function, note.other)->callee)))
        gaps.push_back(*found);
    }
  }
  return gaps;
}

}  // namespace ccgrade
