// Theory of operation. Of each member of a class that locks a mutex of its own: who reads and
// writes it, from the functions that others may call, and with which mutex of the same object held
// (Infer's RacerD reports by the same pairs; Engler et al. 2001 infer what is meant from what is
// done mostly). A mutex guards a member
//   - if every write of it, construction apart, is made with it held: then a read without it is
//   wrong;
//   - or if most accesses are, at least one write among them: then the others are wrong.
// Whoever says so by a flag under the mutex, and is waited for, may use the member without; so may
// who meets the writer at a barrier, since that parts the work into phases. Any
// other lock at an access, and a function that says in its name that its caller has to lock,
// keeps it out of this. A write with a shared_mutex held for reading only is wrong by itself: two
// threads may hold it so.
#include <algorithm>
#include <map>
#include <set>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/hand_over.hpp"
#include "analyzers/static/engine/members.hpp"
#include "analyzers/static/engine/phases.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

constexpr double kMostly = 0.7;
constexpr std::size_t kFewest = 3;

/// Both sides of a member whose guard is not always held.
struct Suspect {
  const MemberUse* with = nullptr;  ///< a write with the guard
  const HeldLock* guard = nullptr;
  const MemberUse* without = nullptr;
  std::size_t guarded = 0, all = 0;
};

class Member {
 public:
  Member(const Program& program, const ThreadLives& lives, const std::vector<MemberUse>& uses)
      : program_(program), lives_(lives), uses_(uses) {}

  /// Every place without the guard, once.
  std::vector<Suspect> suspects() const {
    std::vector<Suspect> all;
    const std::string guard = best_guard();
    if (guard.empty()) return all;
    std::vector<const MemberUse*> with;
    std::size_t guarded = 0, writes = 0;
    for (const MemberUse& use : uses_) {
      const bool has = use.guards.contains(guard);
      guarded += has;
      writes += use.access->write;
      if (use.access->write && has) with.push_back(&use);
    }
    const bool every_write = with.size() == writes;
    const bool mostly = uses_.size() >= kFewest &&
                        static_cast<double>(guarded) >= kMostly * static_cast<double>(uses_.size());
    if (!(every_write || mostly)) return all;
    std::set<std::pair<std::string, int>> places;
    for (const MemberUse& use : uses_) {
      const Location& site = use.access->site();
      if (!use.entry->beside || use.any_lock()) continue;
      const auto write = std::ranges::find_if(with, [&](const MemberUse* each) {
        return !never_meet(use, *each, lives_) && !is_made_before(use, *each);
      });
      if (write == with.end() || runs_once(use, **write) || may_be_ordered(use, **write) ||
          share_barrier(program_, use.access->function(), (*write)->access->function()) ||
          keeps_apart(program_, use.access->function(), use.access->site(),
                      (*write)->access->function(), (*write)->access->site()) ||
          !places.emplace(site.file, site.line).second)
        continue;
      all.push_back({*write, (*write)->guards.at(guard), &use, guarded, uses_.size()});
    }
    return all;
  }

  /// Writes by somebody who holds nothing but locks for reading, and whom others may join.
  std::vector<const MemberUse*> writes_as_reader() const {
    std::vector<const MemberUse*> all;
    for (const MemberUse& use : uses_) {
      const bool reading =
          !use.guards.empty() &&
          std::ranges::all_of(use.guards, [](const auto& g) { return g.second->held.shared; });
      if (use.access->write && reading && !use.other_lock && use.entry->beside && use.entry->many)
        all.push_back(&use);
    }
    return all;
  }

 private:
  /// The mutex with which it is accessed most often.
  std::string best_guard() const {
    std::map<std::string, int> votes;
    for (const MemberUse& use : uses_)
      for (const auto& [guard, held] : use.guards) ++votes[guard];
    const auto most =
        std::ranges::max_element(votes, {}, [](const auto& vote) { return vote.second; });
    return most == votes.end() ? "" : most->first;
  }

  /// Whoever has read an atomic first, which the writer has written, may be in order by that; and
  /// of a double check another rule tells.
  static bool may_be_ordered(const MemberUse& without, const MemberUse& write) {
    const FunctionSummary& reader = without.access->function();
    const bool reads_atomic = std::ranges::any_of(reader.accesses, [&](const Access& access) {
      return access.atomic && access.site.line <= without.access->site().line;
    });
    const bool writes_atomic =
        std::ranges::any_of(write.access->function().accesses,
                            [](const Access& access) { return access.atomic && access.write; });
    const bool checks_twice = std::ranges::any_of(reader.notes, [&](const Note& note) {
      return note.rule == "double-checked-locking" && note.kind == "twice" &&
             note.path.steps == without.access->path.steps;
    });
    return (reads_atomic && writes_atomic) || checks_twice;
  }

  /// `std::call_once(once, make)` stands before the use, and the write is what it runs.
  bool is_made_before(const MemberUse& use, const MemberUse& write) const {
    const FunctionSummary& user = use.access->function();
    return std::ranges::any_of(user.calls, [&](const Call& call) {
      const FunctionModel* model = program_.models().function(call.name);
      return model && model->runs_once && call.site.line <= use.access->site().line &&
             std::ranges::any_of(write.access->chain, [&](const Frame& frame) {
               return frame.function == &user && frame.site == call.site;
             });
    });
  }

  /// The one thread that writes it may read it as it likes.
  bool runs_once(const MemberUse& without, const MemberUse& write) const {
    const Entry& entry = *without.entry;
    const bool alone = !without.access->write && std::ranges::all_of(uses_, [&](const auto& use) {
      return !use.access->write || use.entry == write.entry;
    }) && without.entry == write.entry;
    return alone && (!entry.many || threads_at(program_, {entry.function->usr}) < 2);
  }

  const Program& program_;
  const ThreadLives& lives_;
  const std::vector<MemberUse>& uses_;
};

Finding describe(const std::string& member, const Suspect& suspect) {
  const ReachedAccess& with = *suspect.with->access;
  const ReachedAccess& without = *suspect.without->access;
  const std::string guard = quoted(suspect.guard->held.lock.text);
  const std::string does = without.write ? "writes " : "reads ";
  Finding finding;
  finding.rule = "inconsistent-guard";
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = without.site();
  finding.sites = {
      site_of(without.write ? Role::writes : Role::reads, without.chain.back(), without.path),
      site_of(Role::writes, with.chain.back(), with.path)};
  finding.message = without.function().name + " " + does + quoted(without.path.text) + " without " +
                    guard + ", which is held at " + std::to_string(suspect.guarded) + " of " +
                    std::to_string(suspect.all) + " accesses to " + member;
  tell_calls(finding, "T1", without.chain);
  add_step(finding, without.chain.back(), "T1",
           does + quoted(without.path.text) + " with no lock held");
  tell_holding(finding, "T2", suspect.guard->chain, guard, with.chain,
               "writes " + quoted(with.path.text) + " at the same time");
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

class InconsistentGuard : public Check {
 public:
  std::string rule() const override { return "inconsistent-guard"; }

  void run(const Program& program, Sink& sink) const override {
    const MemberUses members(program);
    const ThreadLives lives(program);
    std::set<std::pair<std::string, int>> as_reader;
    for (const auto& [name, uses] : members.by_name()) {
      const Member member(program, lives, uses);
      for (const Suspect& suspect : member.suspects()) sink.report(describe(name, suspect));
      for (const MemberUse* use : member.writes_as_reader())
        if (as_reader.emplace(use->access->site().file, use->access->site().line).second)
          sink.report(describe_reader(*use));
    }
  }
};

}  // namespace

std::unique_ptr<Check> make_inconsistent_guard_check() {
  return std::make_unique<InconsistentGuard>();
}

}  // namespace ccgrade
