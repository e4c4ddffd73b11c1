// Some ways out of a function unlock what it has locked by hand, and one does not; or a thread ends
// with a lock that nobody else may unlock. Where another function of the program unlocks such a
// lock without having locked it, the one that leaves it locked may be half of a pair (enter,
// leave), and nothing is said.
#include "analyzers/static/engine/check.hpp"

#include <algorithm>
#include <set>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

/// Is there a function whose part it is to unlock this?
bool unlocked_elsewhere(const Program& program, const FunctionSummary& own,
                        const AccessPath& lock) {
  return std::ranges::any_of(program.functions(), [&](const auto& each) {
    return each.first != own.usr &&
           std::ranges::any_of(program.unlocks(each.first), [&](const AccessPath& unlocked) {
             return unlocked.root == Root::unknown || family(unlocked) == family(lock);
           });
  });
}

Finding begin(const Location& where) {
  Finding finding;
  finding.rule = "lock-not-released";
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = where;
  return finding;
}

Finding describe(const FunctionSummary& function, const LockedExit& exit) {
  const std::string lock = quoted(exit.lock.text);
  Finding finding = begin(exit.exit);
  finding.message = function.name + " " + exit.how + " without unlocking " + lock +
                    ", which it has locked on line " + std::to_string(exit.taken.line);
  finding.sites = {{Role::holds, exit.taken.file, exit.taken.line, function.name, exit.lock.text},
                   {Role::holds, exit.exit.file, exit.exit.line, function.name, exit.lock.text}};
  finding.trail = {{exit.taken.file, exit.taken.line, "", "locks " + lock},
                   {exit.exit.file, exit.exit.line, "",
                    function.name + " " + exit.how + ", and " + lock + " stays locked for ever"}};
  return finding;
}

/// What a thread is started with has no caller that could unlock.
Finding describe_end(const FunctionSummary& entry, const Held& held, const Spawn& spawn) {
  const std::string lock = quoted(held.lock.text);
  Finding finding = begin(held.site);
  finding.message = entry.name + " runs as a thread, which ends without unlocking " + lock;
  finding.sites = {{Role::holds, held.site.file, held.site.line, entry.name, held.lock.text}};
  finding.trail = {
      {spawn.call.site.file, spawn.call.site.line, "T1", "starts " + entry.name + " as T2"},
      {held.site.file, held.site.line, "T2", "locks " + lock},
      {entry.site.file, entry.site.line, "T2", "ends, and " + lock + " stays locked for ever"}};
  return finding;
}

class LockNotReleased : public Check {
 public:
  std::string rule() const override { return "lock-not-released"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const LockedExit& exit : function.locked_exits)
        if (!unlocked_elsewhere(program, function, exit.lock))
          sink.report(describe(function, exit));
    std::set<std::string> told;
    for (const auto& [usr, function] : program.functions())
      for (const Spawn& spawn : function.spawns)
        for (const FunctionSummary* entry : program.targets(spawn.call.callee))
          if (told.insert(entry->usr).second) judge_end(program, *entry, spawn, sink);
  }

 private:
  static void judge_end(const Program& program, const FunctionSummary& entry, const Spawn& spawn,
                        Sink& sink) {
    for (const Held& held : entry.leaves)
      if (held.via.empty() && held.certain && !held.gate &&
          !unlocked_elsewhere(program, entry, held.lock))
        sink.report(describe_end(entry, held, spawn));
  }
};

}  // namespace

std::unique_ptr<Check> make_lock_not_released_check() {
  return std::make_unique<LockNotReleased>();
}

}  // namespace ccgrade
