// Theory of operation. A thread that somebody waits for has to end. One that sleeps on a condition
// variable ends only if whoever wants it to can get it out of the loop around the wait. Reported
//   - where that loop has no way out at all;
//   - where it goes by a flag, and the wait asks for something else: who sets the flag and notifies
//     wakes a thread that does not find what it waits for, and sleeps again.
// A wait that ends by itself, and a flag that is set by someone who also changes what the wait asks
// for (a last job that tells the thread to stop), are left alone. So is a thread that is only
// waited for because the program is to run for ever.
#include <algorithm>
#include <set>
#include <tuple>

#include "analyzers/static/checks/cv-no-shutdown-path/joined.hpp"
#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"
#include "analyzers/static/engine/waits.hpp"

namespace ccgrade {
namespace {

using Names = std::set<std::string>;

bool is_within(const Location& site, const Note& loop) {
  return site.file == loop.site.file && loop.site.line <= site.line && site.line <= loop.other.line;
}

class Shutdown {
 public:
  Shutdown(const Program& program, Sink& sink)
      : program_(program),
        sink_(sink),
        waits_(condition_waits(program)),
        notifications_(notifications(program)) {}

  void judge(const JoinedThread& thread) {
    const Chains chains = chains_of(program_, *thread.starter, thread.spawn->call);
    for (const auto& [usr, chain] : chains) {
      const FunctionSummary& function = *program_.find(usr);
      if (is_caught(chain)) continue;
      for (const Note* loop : notes_of(function, "endless")) judge_endless(thread, function, *loop);
      for (const bool value : {true, false})
        for (const Note* loop : notes_of(function, value ? "while-true" : "while-false"))
          judge_flag(thread, chains, function, *loop, value);
    }
  }

 private:
  /// Does one of those who lead to it catch what it, or what it calls, may throw?
  static bool is_caught(const std::vector<Frame>& chain) {
    return std::any_of(chain.begin() + 1, chain.end(), [](const Frame& frame) {
      return !notes_of(*frame.function, "tries").empty();
    });
  }

  // The loop that nothing leaves.

  void judge_endless(const JoinedThread& thread, const FunctionSummary& function,
                     const Note& loop) {
    const ConditionWait* wait = wait_in(function, loop);
    if (!wait || !is_to_end(thread, *wait)) return;
    Finding finding = begin(thread, *wait);
    const std::string condition = quoted(wait->condition.text);
    finding.message = wait->at.function->name + " waits on " + condition +
                      " in a loop that nothing ends, and " + joiner(thread) +
                      " waits for its thread to end";
    finding.trail.push_back({loop.site.file, loop.site.line, "T1", "goes round for ever"});
    add_step(finding, wait->at, "T1", "waits on " + condition + ", again and again");
    add_step(finding, thread.join, "T2", "waits until T1 has ended, which it never does");
    report(std::move(finding));
  }

  const ConditionWait* wait_in(const FunctionSummary& function, const Note& loop) const {
    Names reached;
    for (const Call& call : function.calls)
      if (is_within(call.site, loop))
        for (const auto& [usr, chain] : chains_of(program_, function, call)) reached.insert(usr);
    const auto found = std::ranges::find_if(waits_, [&](const ConditionWait& wait) {
      const bool here = wait.at.function == &function && is_within(wait.at.site, loop);
      return !wait.ends_by_itself && (here || reached.contains(wait.at.function->usr));
    });
    return found == waits_.end() ? nullptr : &*found;
  }

  /// Does whoever waits for the thread expect it to end, or is the program to run for ever?
  bool is_to_end(const JoinedThread& thread, const ConditionWait& wait) const {
    const FunctionSummary& joiner = *thread.join.function;
    if (&joiner != thread.starter)
      return joiner.builds || notifies(joiner, wait) ||
             std::ranges::any_of(callers_of(program_, joiner),
                                 [](const FunctionSummary* caller) { return caller->builds; });
    if (thread.by_its_object && thread.spawn->object.root == Root::self) return true;
    return notifies(joiner, wait) || std::ranges::any_of(joiner.spawns, [&](const Spawn& spawn) {
             return !goes_on_for_ever(joiner, spawn);
           });
  }

  bool goes_on_for_ever(const FunctionSummary& starter, const Spawn& spawn) const {
    return std::ranges::any_of(chains_of(program_, starter, spawn.call), [&](const auto& reached) {
      return !notes_of(*program_.find(reached.first), "endless").empty();
    });
  }

  bool notifies(const FunctionSummary& function, const ConditionWait& wait) const {
    const Names reached = reached_from(program_, function);
    return std::ranges::any_of(notifications_, [&](const Notification& each) {
      return family(each.condition) == family(wait.condition) &&
             reached.contains(each.at.function->usr);
    });
  }

  // The loop by a flag.

  void judge_flag(const JoinedThread& thread, const Chains& chains, const FunctionSummary& function,
                  const Note& loop, bool goes_on_if) {
    const auto wait = std::ranges::find_if(waits_, [&](const ConditionWait& each) {
      return each.at.function == &function && each.at.site == loop.site;
    });
    if (wait == waits_.end() || wait->ends_by_itself) return;
    const Names asked = asked_by(*wait);
    const std::string flag = place_of(loop.path);
    if (asked.empty() || flag.empty() || asked.contains(flag) ||
        asks_other_flag(function, loop, asked))
      return;
    for (const auto& [usr, stopper] : program_.functions())
      for (const Note* set : notes_of(stopper, goes_on_if ? "sets-false" : "sets-true"))
        if (place_of(set->path) == flag && !chains.contains(usr) &&
            only_sets(stopper, thread, *wait, asked))
          return tell_flag(thread, *wait, loop, stopper, *set);
  }

  /// Does the loop go by another flag, too, that the wait asks for?
  static bool asks_other_flag(const FunctionSummary& function, const Note& loop,
                              const Names& asked) {
    return std::ranges::any_of(function.notes, [&](const Note& note) {
      return note.rule == loop.rule && note.site == loop.site && note.kind.starts_with("while-") &&
             asked.contains(place_of(note.path));
    });
  }

  /// What the wait asks for: empty where it is not known.
  Names asked_by(const ConditionWait& wait) const {
    Names asked;
    const FunctionSummary& function = *wait.at.function;
    for (const Note* note : notes_of(function, "asks"))
      if (note->site == wait.at.site) asked.insert(place_of(note->path));
    for (const Call& call : function.calls) {
      if (!(call.site == wait.at.site) || program_.models().function(call.name)) continue;
      for (const FunctionSummary* predicate : program_.targets(call.callee))
        if (!collect_reads(*predicate, asked)) return {};
    }
    asked.erase("");
    return asked;
  }

  /// False where something is called that is not known.
  bool collect_reads(const FunctionSummary& predicate, Names& asked) const {
    for (const std::string& usr : reached_from(program_, predicate)) {
      const FunctionSummary& function = *program_.find(usr);
      for (const Access& access : function.accesses) asked.insert(place_of(access.path));
      for (const Call& call : function.calls)
        if (program_.targets(call.callee).empty() && !program_.models().function(call.name))
          return false;
    }
    return true;
  }

  /// It notifies the waiter, and neither it, nor who calls it, nor who waits for the thread changes
  /// what the wait asks for.
  bool only_sets(const FunctionSummary& stopper, const JoinedThread& thread,
                 const ConditionWait& wait, const Names& asked) const {
    std::vector<const FunctionSummary*> involved = callers_of(program_, stopper);
    involved.push_back(&stopper);
    involved.push_back(thread.join.function);
    const bool notified = std::ranges::any_of(
        involved, [&](const FunctionSummary* each) { return notifies(*each, wait); });
    return notified && std::ranges::none_of(involved, [&](const FunctionSummary* each) {
             return changes(*each, asked);
           });
  }

  bool changes(const FunctionSummary& function, const Names& asked) const {
    return std::ranges::any_of(reached_from(program_, function), [&](const std::string& usr) {
      return std::ranges::any_of(program_.find(usr)->accesses, [&](const Access& access) {
        return access.write && asked.contains(place_of(access.path));
      });
    });
  }

  void tell_flag(const JoinedThread& thread, const ConditionWait& wait, const Note& loop,
                 const FunctionSummary& stopper, const Note& set) {
    const std::string flag = quoted(loop.text), condition = quoted(wait.condition.text);
    Finding finding = begin(thread, wait);
    finding.sites.push_back({Role::writes, set.site.file, set.site.line, stopper.name, set.text});
    finding.message = wait.at.function->name + " waits on " + condition + " and does not ask for " +
                      flag + ", by which its loop ends and " + stopper.name + " wants to stop it";
    add_step(finding, wait.at, "T1", "waits on " + condition);
    finding.trail.push_back(
        {set.site.file, set.site.line, "T2", "sets " + flag + ", and notifies"});
    add_step(finding, wait.at, "T1",
             "wakes, does not find what it waits for, and sleeps again: it never looks at " + flag);
    add_step(finding, thread.join, "T2", "waits until T1 has ended, which it never does");
    report(std::move(finding));
  }

  static std::string joiner(const JoinedThread& thread) {
    return thread.by_its_object ? "its std::jthread" : thread.join.function->name;
  }

  static Finding begin(const JoinedThread& thread, const ConditionWait& wait) {
    Finding finding;
    finding.rule = "cv-no-shutdown-path";
    finding.severity = Severity::warning;
    finding.certainty = Certainty::suspected;
    finding.where = wait.at.site;
    finding.sites = {site_of(Role::waits, wait.at, wait.condition),
                     site_of(Role::waits, thread.join, thread.spawn->object)};
    add_step(finding, {thread.starter, thread.spawn->call.site, ""}, "T2",
             thread.starter->name + " starts T1: " + thread.spawn->call.name);
    return finding;
  }

  void report(Finding finding) {
    if (known_.emplace(finding.where.file, finding.where.line).second)
      sink_.report(std::move(finding));
  }

  const Program& program_;
  Sink& sink_;
  const std::vector<ConditionWait> waits_;
  const std::vector<Notification> notifications_;
  std::set<std::tuple<std::string, int>> known_;
};

class CvNoShutdownPath : public Check {
 public:
  std::string rule() const override { return "cv-no-shutdown-path"; }

  void run(const Program& program, Sink& sink) const override {
    Shutdown shutdown(program, sink);
    for (const JoinedThread& thread : joined_threads(program)) shutdown.judge(thread);
  }
};

}  // namespace

std::unique_ptr<Check> make_cv_no_shutdown_path_check() {
  return std::make_unique<CvNoShutdownPath>();
}

}  // namespace ccgrade
