// Theory of operation. Of each member of a class: two uses that lock, at least one of them a write,
// and that have no lock in common. Each believes that it has the member to itself, and neither has.
// Who holds both locks to write, so that either is enough to read, has one in common with all.
#include <algorithm>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/members.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

struct Conflict {
  const MemberUse* write = nullptr;
  const MemberUse* other = nullptr;
};

/// It locks, everything that it holds is known, and others may be at the member meanwhile.
bool is_clear(const MemberUse& use) {
  return !use.guards.empty() && !use.other_lock && use.entry->beside;
}

bool share_a_lock(const MemberUse& a, const MemberUse& b) {
  return std::ranges::any_of(a.guards,
                             [&](const auto& guard) { return b.guards.contains(guard.first); });
}

/// The write is the use whose lock most others take, so that the other one is told as wrong.
std::optional<Conflict> conflict_in(const std::vector<MemberUse>& uses, const ThreadLives& lives) {
  std::map<std::string, std::size_t> votes;
  for (const MemberUse& use : uses)
    for (const auto& [guard, held] : use.guards) ++votes[guard];
  std::optional<Conflict> found;
  std::size_t most = 0;
  for (const MemberUse& write : uses)
    for (const MemberUse& other : uses) {
      const bool at_once =
          (write.entry != other.entry || write.entry->many) && !never_meet(write, other, lives);
      if (!write.access->write || !is_clear(write) || !is_clear(other) || !at_once ||
          share_a_lock(write, other))
        continue;
      const std::size_t count = votes[write.guards.begin()->first];
      if (count > most) found = {&write, &other};
      most = std::max(most, count);
    }
  return found;
}

Finding describe(const std::string& member, const Conflict& conflict) {
  const ReachedAccess &write = *conflict.write->access, &other = *conflict.other->access;
  const HeldLock& usual = *conflict.write->guards.begin()->second;
  const HeldLock& wrong = *conflict.other->guards.begin()->second;
  const std::string lock = quoted(usual.held.lock.text), another = quoted(wrong.held.lock.text);
  const std::string does = other.write ? "writes " : "reads ";
  Finding finding;
  finding.rule = "wrong-mutex";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = other.site();
  finding.sites = {
      site_of(other.write ? Role::writes : Role::reads, other.chain.back(), other.path),
      site_of(Role::writes, write.chain.back(), write.path)};
  finding.message = other.function().name + " " + does + quoted(other.path.text) + " with " +
                    another + " held, and " + write.function().name + " writes it with " + lock +
                    ": neither keeps the other from " + member;
  tell_holding(finding, "T1", wrong.chain, another, other.chain, does + quoted(other.path.text));
  tell_holding(finding, "T2", usual.chain, lock, write.chain,
               "writes " + quoted(write.path.text) + " at the same time");
  return finding;
}

class WrongMutex : public Check {
 public:
  std::string rule() const override { return "wrong-mutex"; }

  void run(const Program& program, Sink& sink) const override {
    const MemberUses members(program);
    const ThreadLives lives(program);
    for (const auto& [name, uses] : members.by_name())
      if (const auto conflict = conflict_in(uses, lives)) sink.report(describe(name, *conflict));
  }
};

}  // namespace

std::unique_ptr<Check> make_wrong_mutex_check() {
  return std::make_unique<WrongMutex>();
}

}  // namespace ccgrade
