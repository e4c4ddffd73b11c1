#include "analyzers/static/checks/inconsistent-guard/member.hpp"

#include <algorithm>
#include <map>

#include "analyzers/static/checks/inconsistent-guard/settled.hpp"
#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/hand_over.hpp"
#include "analyzers/static/engine/phases.hpp"
#include "analyzers/static/engine/place.hpp"
#include "analyzers/static/engine/reach.hpp"

namespace ccgrade {
namespace {

constexpr double kMostly = 0.7;
constexpr std::size_t kFewest = 3;

/// `return values_[key];` of a map: it may insert, and who wrote it meant to look.
bool is_meant_as_look(const MemberUse& use) {
  const std::vector<Step>& container = use.access->path.steps;
  const auto of_element = [&](const Access& access) {
    return access.path.steps.size() > container.size() &&
           access.site.file == use.access->site().file &&
           access.site.line == use.access->site().line &&
           std::equal(container.begin(), container.end(), access.path.steps.begin());
  };
  const auto& accesses = use.access->function().accesses;
  return std::ranges::any_of(accesses, of_element) &&
         std::ranges::none_of(
             accesses, [&](const Access& access) { return of_element(access) && access.write; });
}

bool reads_some_atomic(const FunctionSummary& reader, const Location& until) {
  return std::ranges::any_of(reader.accesses, [&](const Access& access) {
    return access.atomic && (access.site == until || stands_before(access.site, until));
  });
}

/// In what it calls first: `if (!is_ready()) load();`.
bool asks_for(const Program& program, const FunctionSummary& reader, const Location& until,
              const std::string& atomic) {
  const auto loads = [&](const std::string& usr) {
    return std::ranges::any_of(program.find(usr)->accesses, [&](const Access& access) {
      return access.atomic && !access.write && family(access.path) == atomic;
    });
  };
  return !atomic.empty() && std::ranges::any_of(reader.calls, [&](const Call& call) {
    return (call.site == until || stands_before(call.site, until)) &&
           std::ranges::any_of(program.targets(call.callee), [&](const FunctionSummary* target) {
             return std::ranges::any_of(reached_from(program, *target), loads);
           });
  });
}

/// Whoever has read an atomic first, which the writer has written, may be in order by that; and
/// of a double check another rule tells.
bool may_be_ordered(const Program& program, const MemberUse& without, const MemberUse& write) {
  const FunctionSummary& reader = without.access->function();
  const Location& until = without.access->site();
  const bool by_atomic =
      std::ranges::any_of(write.access->function().accesses, [&](const Access& access) {
        return access.atomic && access.write &&
               (reads_some_atomic(reader, until) ||
                asks_for(program, reader, until, family(access.path)));
      });
  const bool checks_twice = std::ranges::any_of(reader.notes, [&](const Note& note) {
    return note.rule == "double-checked-locking" && note.kind == "twice" &&
           note.path.steps == without.access->path.steps;
  });
  return by_atomic || checks_twice;
}

}  // namespace

Member::Member(const Program& program, const ThreadLives& lives, const AfterWait& after_wait,
               const std::vector<MemberUse>& uses)
    : program_(program), lives_(lives), after_wait_(after_wait), uses_(uses), guard_(best_guard()) {
  for (const MemberUse& use : uses_) {
    const bool has = use.guards.contains(guard_);
    guarded_ += has;
    if (use.access->write && has) with_.push_back(&use);
    writes_ += use.access->write && (has || !is_meant_as_look(use));
  }
}

/// The mutex with which it is accessed most often.
std::string Member::best_guard() const {
  std::map<std::string, int> votes;
  for (const MemberUse& use : uses_)
    for (const auto& [guard, held] : use.guards) ++votes[guard];
  const auto most =
      std::ranges::max_element(votes, {}, [](const auto& vote) { return vote.second; });
  return most == votes.end() ? "" : most->first;
}

bool Member::is_meant_as_guard() const {
  const auto all = static_cast<double>(uses_.size());
  const bool mostly = uses_.size() >= kFewest && static_cast<double>(guarded_) >= kMostly * all;
  return !with_.empty() && (with_.size() == writes_ || mostly);
}

std::vector<Suspect> Member::suspects() const {
  std::vector<Suspect> all;
  if (!is_meant_as_guard()) return all;
  for (const MemberUse& use : uses_) {
    if (!use.entry->beside || use.any_lock() || is_at_its_end(use)) continue;
    const auto write = std::ranges::find_if(with_, [&](const MemberUse* each) {
      return !never_meet(use, *each, lives_) && !is_made_before(use, *each);
    });
    if (write == with_.end() || may_be_in_order(use, **write)) continue;
    all.push_back({*write, (*write)->guards.at(guard_), &use, guarded_, uses_.size()});
  }
  return all;
}

std::vector<const MemberUse*> Member::writes_as_reader() const {
  std::vector<const MemberUse*> all;
  for (const MemberUse& use : uses_) {
    const bool reading = !use.guards.empty() && std::ranges::all_of(use.guards, [](const auto& g) {
      return g.second->held.shared;
    });
    if (use.access->write && reading && !use.other_lock && use.entry->beside && use.entry->many)
      all.push_back(&use);
  }
  return all;
}

std::pair<const MemberUse*, const HeldLock*> Member::always_guarded_write() const {
  if (with_.empty() || with_.size() != writes_) return {};
  return {with_.front(), with_.front()->guards.at(guard_)};
}

bool Member::may_be_in_order(const MemberUse& without, const MemberUse& write) const {
  // What asks the whole program comes last.
  return may_be_ordered(program_, without, write) ||
         share_barrier(program_, without.access->function(), write.access->function()) ||
         keeps_apart(program_, without.access->function(), without.access->site(),
                     write.access->function(), write.access->site()) ||
         after_wait_.orders(without.access->chain, write.access->chain, without.access->path) ||
         is_final(program_, without, write, guard_) || is_sealed(program_, without, write) ||
         of_one_thread(without, write);
}

/// `std::call_once(once, make)` stands before the use, and the write is what it runs.
bool Member::is_made_before(const MemberUse& use, const MemberUse& write) const {
  const FunctionSummary& user = use.access->function();
  return std::ranges::any_of(user.calls, [&](const Call& call) {
    const FunctionModel* model = program_.models().function(call.name);
    return model && model->runs_once && call.site.line <= use.access->site().line &&
           std::ranges::any_of(write.access->chain, [&](const Frame& frame) {
             return frame.function == &user && frame.site == call.site;
           });
  });
}

/// The one thread that writes it may read it as it likes; so may the one that comes to both,
/// whatever others call of the same object.
bool Member::of_one_thread(const MemberUse& without, const MemberUse& write) const {
  const Entry& entry = *without.entry;
  const bool alone = !without.access->write && std::ranges::all_of(uses_, [&](const auto& use) {
    return !use.access->write || use.entry == write.entry;
  }) && without.entry == write.entry;
  if (alone && (!entry.many || threads_at(program_, {entry.function->usr}) < 2)) return true;
  // Whom a write disturbs, and who disturbs a read.
  std::set<std::string> places = {without.access->function().usr};
  for (const MemberUse& use : uses_)
    if (without.access->write || use.access->write) places.insert(use.access->function().usr);
  return is_of_one_thread(program_, places);
}

}  // namespace ccgrade
