// A thread that asks for a lock that it already holds, and that is not made to be taken twice,
// waits for itself. Both places are known, and that it is one and the same object (surely_same).
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/relock.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

class SelfDeadlock : public Check {
 public:
  std::string rule() const override { return "self-deadlock"; }

  void run(const Program& program, Sink& sink) const override {
    for (const Relock& relock : relocks(program))
      if (!relock.held->held.shared) sink.report(describe(relock));
  }

 private:
  Finding describe(const Relock& relock) const {
    const Frame& taken = relock.held->chain.back();
    const Frame& again = relock.effect->chain.back();
    const std::string held = quoted(relock.held->held.lock.text);
    Finding finding;
    finding.rule = rule();
    finding.severity = Severity::error;
    finding.certainty = Certainty::likely;
    finding.where = again.site;
    finding.sites = {site_of(Role::holds, taken, relock.held->held.lock),
                     site_of(Role::wants, again, relock.effect->lock)};
    finding.message = again.function->name + " locks " + quoted(relock.effect->lock.text) +
                      ", which its thread already holds since line " +
                      std::to_string(taken.site.line);
    tell_holding(finding, "T1", relock.held->chain, held, relock.effect->chain,
                 "waits for " + held + ", which only this thread could unlock");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Check> make_self_deadlock_check() {
  return std::make_unique<SelfDeadlock>();
}

}  // namespace ccgrade
