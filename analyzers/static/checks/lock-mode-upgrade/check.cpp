// Who holds a shared_mutex for reading and asks for it for writing waits until all readers are
// gone, of whom it is one.
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/relock.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

class LockModeUpgrade : public Check {
 public:
  std::string rule() const override { return "lock-mode-upgrade"; }

  void run(const Program& program, Sink& sink) const override {
    for (const Relock& relock : relocks(program))
      if (relock.held->held.shared && !relock.effect->shared) sink.report(describe(relock));
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
                      " for writing while its thread holds it for reading since line " +
                      std::to_string(taken.site.line);
    tell_holding(finding, "T1", relock.held->chain, held, relock.effect->chain,
                 "waits until nobody reads " + held + ", and reads it itself");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Check> make_lock_mode_upgrade_check() {
  return std::make_unique<LockModeUpgrade>();
}

}  // namespace ccgrade
