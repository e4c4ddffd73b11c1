// Two unlocks of one lock on every path, with nothing between them that could have locked it again:
// the second is undefined behaviour, or, once another thread has the lock, unlocks that one's.
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

Finding describe(const FunctionSummary& function, const Release& release) {
  const std::string lock = quoted(release.lock.text);
  Finding finding;
  finding.rule = "unlock-not-held";
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = release.site;
  finding.message =
      (release.by_guard ? "the guard that ends here unlocks " : function.name + " unlocks ") +
      lock + " a second time: it was unlocked on line " + std::to_string(release.before.line);
  finding.sites = {
      {Role::calls, release.before.file, release.before.line, function.name, release.lock.text},
      {Role::calls, release.site.file, release.site.line, function.name, release.lock.text}};
  finding.trail = {{release.before.file, release.before.line, "", "unlocks " + lock},
                   {release.site.file, release.site.line, "",
                    "unlocks " + lock + " again, which this thread no longer holds"}};
  return finding;
}

class UnlockNotHeld : public Check {
 public:
  std::string rule() const override { return "unlock-not-held"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Release& release : function.releases)
        if (release.before.line > 0) sink.report(describe(function, release));
  }
};

}  // namespace

std::unique_ptr<Check> make_unlock_not_held_check() {
  return std::make_unique<UnlockNotHeld>();
}

}  // namespace ccgrade
