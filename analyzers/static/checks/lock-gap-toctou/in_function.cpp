#include <algorithm>

#include "analyzers/static/checks/lock-gap-toctou/gap.hpp"

namespace ccgrade {
namespace {

/// One critical section: a lock, and where it was taken.
struct Section {
  AccessPath lock;
  Location taken;
  bool covers(const std::vector<Held>& held) const {
    return std::ranges::any_of(held, [&](const Held& each) {
      return each.site == taken && each.lock.id == lock.id && each.lock.steps == lock.steps;
    });
  }
};

const Access* access_at(const FunctionSummary& function, const Location& site, bool write) {
  const auto found = std::ranges::find_if(function.accesses, [&](const Access& access) {
    return access.site == site && access.write == write && !access.atomic && !access.building;
  });
  return found == function.accesses.end() ? nullptr : &*found;
}

std::vector<Held> held_at(const Program& program, const FunctionSummary& function,
                          const Access& access) {
  std::vector<Held> all;
  for (const HeldLock& each : program.held_here(function, access.held)) all.push_back(each.held);
  return all;
}

/// Two sections of one mutex, and none around both.
std::optional<std::pair<Section, Section>> parted(const std::vector<Held>& at_look,
                                                  const std::vector<Held>& at_act) {
  for (const Held& held : at_look)
    if (Section{held.lock, held.site}.covers(at_act)) return std::nullopt;
  for (const Held& first : at_look)
    for (const Held& second : at_act)
      if (first.certain && second.certain && !first.gate && !second.gate &&
          surely_same(first.lock, second.lock))
        return {{{first.lock, first.site}, {second.lock, second.site}}};
  return std::nullopt;
}

class InFunction {
 public:
  InFunction(const Program& program, const ReachedAccesses& accesses)
      : program_(program), accesses_(accesses) {}

  std::optional<LockGap> gap(const FunctionSummary& function, const Note& note) const {
    const Access* look = access_at(function, note.site, false);
    const Access* act = access_at(function, note.other, true);
    if (!look || !act || !surely_same(look->path, act->path)) return std::nullopt;
    const auto sections =
        parted(held_at(program_, function, *look), held_at(program_, function, *act));
    if (!sections || changes_something(function, sections->first) ||
        looks_again(function, sections->second, *look))
      return std::nullopt;
    return LockGap{&function, note.site, note.other, act->path, sections->second.lock, "", ""};
  }

  /// Everybody who writes the same member.
  std::vector<const FunctionSummary*> writers_of(const AccessPath& path) const {
    std::vector<const FunctionSummary*> writers;
    for (const auto& [usr, function] : program_.functions())
      if (std::ranges::any_of(function.accesses, [&](const Access& access) {
            return access.write && may_alias(access.path, path);
          }))
        writers.push_back(&function);
    return writers;
  }

 private:
  template <class Test>
  bool call_reaches(const FunctionSummary& function, const Section& section, Test test) const {
    return std::ranges::any_of(function.calls, [&](const Call& call) {
      if (!section.covers(call.held)) return false;
      return std::ranges::any_of(program_.targets(call.callee), [&](const FunctionSummary* target) {
        return std::ranges::any_of(accesses_.at(target->usr), test);
      });
    });
  }

  /// Then it may have marked what it has looked at as its own.
  bool changes_something(const FunctionSummary& function, const Section& section) const {
    return std::ranges::any_of(
               function.accesses,
               [&](const Access& access) { return access.write && section.covers(access.held); }) ||
           call_reaches(function, section,
                        [](const ReachedAccess& access) { return access.write; });
  }

  bool looks_again(const FunctionSummary& function, const Section& section,
                   const Access& look) const {
    return std::ranges::any_of(function.accesses,
                               [&](const Access& access) {
                                 return !access.write && section.covers(access.held) &&
                                        may_alias(access.path, look.path);
                               }) ||
           call_reaches(function, section, [&](const ReachedAccess& access) {
             return !access.write && family(access.path) == family(look.path);
           });
  }

  const Program& program_;
  const ReachedAccesses& accesses_;
};

}  // namespace

std::vector<LockGap> gaps_in_functions(const Program& program, const ReachedAccesses& accesses,
                                       const Runners& runners) {
  const InFunction finder(program, accesses);
  std::vector<LockGap> gaps;
  for (const auto& [usr, function] : program.functions()) {
    if (function.builds || runners.is_called_locked(function) ||
        !runners.may_run_beside_others(function))
      continue;
    for (const Note& note : function.notes) {
      if (note.rule != "lock-gap-toctou" || note.kind != "member") continue;
      const auto gap = finder.gap(function, note);
      if (gap && !runners.run_by_one(finder.writers_of(gap->what))) gaps.push_back(*gap);
    }
  }
  return gaps;
}

}  // namespace ccgrade
