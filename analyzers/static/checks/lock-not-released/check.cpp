// Some ways out of a function unlock what it has locked by hand, and one does not. Where another
// function of the program unlocks such a lock without having locked it, the one that leaves it
// locked may be half of a pair (enter, leave), and nothing is said.
#include "analyzers/static/engine/check.hpp"

#include <algorithm>

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

Finding describe(const FunctionSummary& function, const LockedExit& exit) {
  const std::string lock = quoted(exit.lock.text);
  Finding finding;
  finding.rule = "lock-not-released";
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = exit.exit;
  finding.message = function.name + " " + exit.how + " without unlocking " + lock +
                    ", which it has locked on line " + std::to_string(exit.taken.line);
  finding.sites = {{Role::holds, exit.taken.file, exit.taken.line, function.name, exit.lock.text},
                   {Role::calls, exit.exit.file, exit.exit.line, function.name, exit.lock.text}};
  finding.trail = {{exit.taken.file, exit.taken.line, "", "locks " + lock},
                   {exit.exit.file, exit.exit.line, "",
                    function.name + " " + exit.how + ", and " + lock + " stays locked for ever"}};
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
  }
};

}  // namespace

std::unique_ptr<Check> make_lock_not_released_check() {
  return std::make_unique<LockNotReleased>();
}

}  // namespace ccgrade
