// Theory of operation. Of each member of a class that locks a mutex of its own: who reads and
// writes it, from the functions that others may call, and with which mutex of the same object held
// (Infer's RacerD reports by the same pairs; Engler et al. 2001 infer what is meant from what is
// done mostly). A mutex guards a member
//   - if every write of it, construction apart, is made with it held: then a read without it is
//   wrong;
//   - or if most accesses are, at least one write among them: then the others are wrong.
// Any other lock at an access, and a function that says in its name that its caller has to lock,
// keeps it out of this.
#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "analyzers/static/engine/accesses.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/entries.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

constexpr double kMostly = 0.7;
constexpr std::size_t kFewest = 3;

struct Use {
  const ReachedAccess* access = nullptr;
  const Entry* entry = nullptr;
  std::map<std::string, const HeldLock*> guards;  ///< locks of the same object, by family
  bool any_lock = false;                          ///< or one that may be held
};

/// A member of the object that a method is called on: `this->f`, of what type ever.
bool is_own_member(const AccessPath& path) {
  return path.root == Root::self && !path.steps.empty() &&
         path.steps.front().kind == StepKind::field;
}

/// "Bank::accounts_", "Bank::accounts_[].balance".
std::string member_of(const AccessPath& path) {
  std::string name = path.steps.front().record + "::" + path.steps.front().name;
  for (const Step& step : std::span(path.steps).subspan(1)) {
    if (step.kind == StepKind::field) name += "." + step.name;
    if (step.kind == StepKind::index) name += "[]";
    if (step.kind == StepKind::deref || step.kind == StepKind::owner) name += "->";
  }
  return name;
}

/// A mutex of the object that the method is called on, or one beside the member in its own object.
bool may_guard(const AccessPath& lock, const AccessPath& member) {
  if (lock.root != Root::self || lock.id != member.id || lock.steps.empty()) return false;
  const auto object_of = [](const AccessPath& path) {
    return std::span(path.steps).first(path.steps.size() - 1);
  };
  return lock.steps.size() == 1 || std::ranges::equal(object_of(lock), object_of(member));
}

Use use_of(const ReachedAccess& access, const Entry& entry) {
  Use use{&access, &entry, {}, !access.held.empty()};
  for (const HeldLock& held : access.held) {
    const AccessPath& lock = held.held.lock;
    if (held.held.certain && may_guard(lock, access.path)) use.guards.emplace(family(lock), &held);
  }
  return use;
}

/// Both sides of a member whose guard is not always held.
struct Suspect {
  const Use* with = nullptr;  ///< a write with the guard
  const HeldLock* guard = nullptr;
  const Use* without = nullptr;
  std::size_t guarded = 0, all = 0;
};

class Member {
 public:
  void add(Use use) { uses_.push_back(std::move(use)); }

  /// Every place without the guard, once.
  std::vector<Suspect> suspects() const {
    std::vector<Suspect> all;
    const std::string guard = best_guard();
    if (guard.empty()) return all;
    const Use* write = nullptr;
    std::size_t guarded = 0, writes = 0, guarded_writes = 0;
    for (const Use& use : uses_) {
      const bool has = use.guards.contains(guard);
      guarded += has;
      writes += use.access->write;
      guarded_writes += use.access->write && has;
      if (use.access->write && has && !write) write = &use;
    }
    const bool every_write = guarded_writes == writes;
    const bool mostly = uses_.size() >= kFewest &&
                        static_cast<double>(guarded) >= kMostly * static_cast<double>(uses_.size());
    if (!write || !(every_write || mostly)) return all;
    std::set<std::pair<std::string, int>> places;
    for (const Use& use : uses_) {
      const Location& site = use.access->site();
      if (!use.entry->beside || use.any_lock || runs_once(use, *write) ||
          may_be_ordered(use, *write) || !places.emplace(site.file, site.line).second)
        continue;
      all.push_back({write, write->guards.at(guard), &use, guarded, uses_.size()});
    }
    return all;
  }

 private:
  /// The mutex with which it is accessed most often.
  std::string best_guard() const {
    std::map<std::string, int> votes;
    for (const Use& use : uses_)
      for (const auto& [guard, held] : use.guards) ++votes[guard];
    const auto most =
        std::ranges::max_element(votes, {}, [](const auto& vote) { return vote.second; });
    return most == votes.end() ? "" : most->first;
  }

  /// Whoever has read an atomic first, which the writer has written, may be in order by that; and
  /// of a double check another rule tells.
  static bool may_be_ordered(const Use& without, const Use& write) {
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

  /// The one thread that writes it may read it as it likes.
  bool runs_once(const Use& without, const Use& write) const {
    if (without.entry->many) return false;
    return !without.access->write && std::ranges::all_of(uses_, [&](const Use& use) {
      return !use.access->write || use.entry == write.entry;
    }) && without.entry == write.entry;
  }

  std::vector<Use> uses_;
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

class InconsistentGuard : public Check {
 public:
  std::string rule() const override { return "inconsistent-guard"; }

  void run(const Program& program, Sink& sink) const override {
    const ReachedAccesses accesses = reached_accesses(program);
    const std::vector<Entry> entries = entries_of(program);
    std::map<std::string, Member> members;
    for (const Entry& entry : entries)
      for (const ReachedAccess& access : accesses.at(entry.function->usr))
        if (!access.building && is_own_member(access.path) && !is_left_to_caller(entry))
          members[member_of(access.path)].add(use_of(access, entry));
    for (const auto& [name, member] : members)
      for (const Suspect& suspect : member.suspects()) sink.report(describe(name, suspect));
  }

 private:
  /// `size_locked()`, `size_unlocked()`: its caller has to know.
  static bool is_left_to_caller(const Entry& entry) {
    std::string name = entry.function->name;
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    for (const char* word : {"locked", "nolock", "no_lock", "without_lock", "unsafe"})
      if (name.find(word) != std::string::npos) return true;
    return false;
  }
};

}  // namespace

std::unique_ptr<Check> make_inconsistent_guard_check() {
  return std::make_unique<InconsistentGuard>();
}

}  // namespace ccgrade
