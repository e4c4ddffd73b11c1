// Theory of operation. Of each member of a class that locks a mutex of its own: who reads and
// writes it, from the functions that others may call, and with which mutex of the same object held
// (Infer's RacerD reports by the same pairs; Engler et al. 2001 infer what is meant from what is
// done mostly). A mutex guards a member
//   - if every write of it, construction apart, is made with it held: then a read without it is
//   wrong;
//   - or if most accesses are, at least one write among them: then the others are wrong.
// Whoever says so by a flag under the mutex, and is waited for, may use the member without; so may
// who meets the writer at a barrier, since that parts the work into phases, and who has waited for
// what the writer says. Any other lock at an access, and a function that says in its name that its
// caller has to lock, keeps it out of this. A write with a shared_mutex held for reading only is
// wrong by itself: two threads may hold it so. Without a witness, as warnings: what doubts.hpp
// tells of.
#include <set>

#include "analyzers/static/checks/inconsistent-guard/doubts.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

/// `without` leads to an access of what `path` names, which somebody else writes with the guard.
Finding describe(const Chain& without, const AccessPath& path, bool writes,
                 const ReachedAccess& with, const HeldLock& guard) {
  const std::string does = (writes ? "writes " : "reads ") + quoted(path.text);
  const std::string lock = quoted(guard.held.lock.text);
  Finding finding;
  finding.rule = "inconsistent-guard";
  finding.where = without.back().site;
  finding.sites = {site_of(writes ? Role::writes : Role::reads, without.back(), path),
                   site_of(Role::writes, with.chain.back(), with.path)};
  finding.message = without.back().function->name + " " + does + " without " + lock;
  tell_calls(finding, "T1", without);
  add_step(finding, without.back(), "T1", does + " with no lock held");
  tell_holding(finding, "T2", guard.chain, lock, with.chain,
               "writes " + quoted(with.path.text) + " at the same time");
  return finding;
}

Finding describe(const std::string& member, const Suspect& suspect) {
  const ReachedAccess& without = *suspect.without->access;
  Finding finding =
      describe(without.chain, without.path, without.write, *suspect.with->access, *suspect.guard);
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.message += ", which is held at " + std::to_string(suspect.guarded) + " of " +
                     std::to_string(suspect.all) + " accesses to " + member;
  return finding;
}

Finding describe(const Doubt& doubt, const std::string& why) {
  Finding finding =
      describe(doubt.without, doubt.path, doubt.writes, *doubt.with->access, *doubt.guard);
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.message += ", " + why;
  return finding;
}

Finding describe_reader(const MemberUse& use) {
  const ReachedAccess& write = *use.access;
  const HeldLock& lock = *use.guards.begin()->second;
  const std::string what = quoted(write.path.text), guard = quoted(lock.held.lock.text);
  Finding finding;
  finding.rule = "inconsistent-guard";
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = write.site();
  finding.sites = {site_of(Role::writes, write.chain.back(), write.path),
                   site_of(Role::holds, lock.chain.back(), lock.held.lock)};
  finding.message = write.function().name + " writes " + what + " with " + guard +
                    " held for reading only, which another thread may do at the same time";
  tell_holding(finding, "T1", lock.chain, guard, write.chain, "writes " + what);
  add_step(finding, lock.chain.back(), "T2", "locks " + guard + " for reading as well");
  add_step(finding, write.chain.back(), "T2", "writes " + what + " at the same time");
  return finding;
}

void tell_doubts(const Program& program, const std::string& name, const Member& member,
                 Sink& sink) {
  for (const Doubt& doubt : reached_both_ways(program, member)) {
    Finding finding = describe(doubt, "which " + doubt.without.front().function->name +
                                          " holds in one branch, and not in the other");
    finding.where = doubt.without.front().site;
    sink.report(std::move(finding));
  }
  for (const Doubt& doubt : copied_without(program, name, member))
    sink.report(describe(doubt, "which every writer of " + name +
                                    " holds: the object that is copied may change meanwhile"));
}

class InconsistentGuard : public Check {
 public:
  std::string rule() const override { return "inconsistent-guard"; }

  void run(const Program& program, Sink& sink) const override {
    const MemberUses members(program);
    const ThreadLives lives(program);
    const AfterWait after_wait(program);
    // Each place once, whatever is named there.
    std::set<std::pair<std::string, int>> told, as_reader;
    const auto is_new = [](auto& places, const ReachedAccess& access) {
      return places.emplace(access.site().file, access.site().line).second;
    };
    for (const auto& [name, uses] : members.by_name()) {
      const Member member(program, lives, after_wait, uses);
      for (const Suspect& suspect : member.suspects())
        if (is_new(told, *suspect.without->access)) sink.report(describe(name, suspect));
      for (const MemberUse* use : member.writes_as_reader())
        if (is_new(as_reader, *use->access)) sink.report(describe_reader(*use));
      tell_doubts(program, name, member, sink);
    }
  }
};

}  // namespace

std::unique_ptr<Check> make_inconsistent_guard_check() {
  return std::make_unique<InconsistentGuard>();
}

}  // namespace ccgrade
