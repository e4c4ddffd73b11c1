#include "analyzers/static/checks/inconsistent-guard/doubts.hpp"

#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/reach.hpp"

namespace ccgrade {
namespace {

bool has_note(const FunctionSummary& function, const std::string& kind) {
  return std::ranges::any_of(function.notes, [&](const Note& note) {
    return note.rule == "inconsistent-guard" && note.kind == kind;
  });
}

/// Nobody outside of its class can hold the lock, and no function of the class leaves it locked.
bool is_hidden(const Program& program, const std::string& lock) {
  bool hidden = false;
  for (const auto& [usr, function] : program.functions()) {
    for (const Note& note : function.notes)
      hidden |=
          note.rule == "inconsistent-guard" && note.kind == "hidden" && family(note.path) == lock;
    if (std::ranges::any_of(function.leaves, [&](const Held& h) { return family(h.lock) == lock; }))
      return false;
  }
  return hidden;
}

}  // namespace

std::vector<Doubt> reached_both_ways(const Program& program, const Member& member) {
  std::vector<Doubt> doubts;
  for (const MemberUse& with : member.uses()) {
    if (!with.access->write || with.guards.size() != 1 || with.access->chain.size() < 2) continue;
    const auto& [name, guard] = *with.guards.begin();
    const auto without = std::ranges::find_if(member.uses(), [&](const MemberUse& use) {
      return use.entry == with.entry && use.access->site() == with.access->site() &&
             use.access->chain.front().site != with.access->chain.front().site && !use.any_lock();
    });
    if (without == member.uses().end() || !callers_of(program, *with.entry->function).empty() ||
        !is_hidden(program, name))
      continue;
    doubts.push_back({&with, guard, without->access->chain, without->access->path, true});
  }
  return doubts;
}

std::vector<Doubt> copied_without(const Program& program, const std::string& name,
                                  const Member& member) {
  const auto [with, guard] = member.always_guarded_write();
  std::vector<Doubt> doubts;
  if (!with) return doubts;
  for (const auto& [usr, function] : program.functions()) {
    if (!has_note(function, "copies") || !callers_of(program, function).empty()) continue;
    for (const Access& access : function.accesses) {
      AccessPath copied = access.path;
      if (copied.root != Root::parameter || access.write || !access.held.empty()) continue;
      copied.root = Root::self;
      if (member_of(copied) == name)
        doubts.push_back(
            {with, guard, Chain({Frame{&function, access.site, ""}}), access.path, false});
    }
  }
  return doubts;
}

}  // namespace ccgrade
