// What is locked by hand stays locked where an exception leaves before the unlock. Reported where
// code of the program's own is called in between, which may throw.
#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

bool is_unlocked_by_hand(const FunctionSummary& function, const Acquire& acquire) {
  return std::ranges::any_of(function.releases, [&](const Release& release) {
    return release.own && !release.by_guard && class_text(release.lock) == class_text(acquire.lock);
  });
}

/// A call of the program's own code that is made with the lock held.
const Call* call_inside(const Program& program, const FunctionSummary& function,
                        const Acquire& acquire) {
  const auto found = std::ranges::find_if(function.calls, [&](const Call& call) {
    return program.find(call.callee) && std::ranges::any_of(call.held, [&](const Held& held) {
             return held.site == acquire.site;
           });
  });
  return found == function.calls.end() ? nullptr : &*found;
}

Finding describe(const FunctionSummary& function, const Acquire& acquire, const Call& call) {
  const std::string lock = quoted(acquire.lock.text);
  Finding finding;
  finding.rule = "manual-lock";
  finding.severity = Severity::advice;
  finding.certainty = Certainty::suspected;
  finding.where = acquire.site;
  finding.message = lock + " is locked and unlocked by hand; an exception out of " + call.name +
                    " would leave it locked";
  finding.sites = {
      {Role::holds, acquire.site.file, acquire.site.line, function.name, acquire.lock.text},
      {Role::calls, call.site.file, call.site.line, function.name, call.name}};
  finding.trail = {{acquire.site.file, acquire.site.line, "", "locks " + lock},
                   {call.site.file, call.site.line, "", "calls " + call.name}};
  return finding;
}

class ManualLock : public Check {
 public:
  std::string rule() const override { return "manual-lock"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Acquire& acquire : function.acquires) {
        const TypeModel* type = program.models().type(acquire.type);
        if (!acquire.by_hand || !type || type->of_c) continue;
        if (!is_unlocked_by_hand(function, acquire)) continue;
        if (const Call* call = call_inside(program, function, acquire))
          sink.report(describe(function, acquire, *call));
      }
  }
};

}  // namespace

std::unique_ptr<Check> make_manual_lock_check() {
  return std::make_unique<ManualLock>();
}

}  // namespace ccgrade
