// Two cases. Two unlocks of one lock on every path, with nothing between them that could have
// locked it again: the second is undefined behaviour, or, once another thread has the lock, unlocks
// that one's. And a guard that adopts what nobody has locked: neither the function, nor what it has
// called before, nor, on some way there from main or the beginning of a thread, any caller.
#include <algorithm>
#include <set>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/entries.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

TrailStep step(const Location& at, const std::string& text) {
  return {at.file, at.line, "", text};
}

Finding begin(const FunctionSummary& function, const Release& release, const Location& first) {
  Finding finding;
  finding.rule = "unlock-not-held";
  finding.sites = {
      {Role::calls, first.file, first.line, function.name, release.lock.text},
      {Role::calls, release.site.file, release.site.line, function.name, release.lock.text}};
  return finding;
}

Finding describe_second(const FunctionSummary& function, const Release& release) {
  const std::string lock = quoted(release.lock.text);
  Finding finding = begin(function, release, release.before);
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = release.site;
  finding.message =
      (release.by_guard ? "the guard that ends here unlocks " : function.name + " unlocks ") +
      lock + " a second time: it was unlocked on line " + std::to_string(release.before.line);
  finding.trail = {
      step(release.before, "unlocks " + lock),
      step(release.site, "unlocks " + lock + " again, which this thread no longer holds")};
  return finding;
}

Finding describe_adopted(const FunctionSummary& function, const Release& release) {
  const std::string lock = quoted(release.lock.text);
  Finding finding = begin(function, release, release.adopted);
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = release.adopted;
  finding.message = "the guard adopts " + lock + ", which nobody has locked on the way to " +
                    function.name + ": it guards nothing, and will unlock " + lock;
  finding.trail = {step(release.adopted, "adopts " + lock + ", which nobody has locked"),
                   step(release.site, "unlocks " + lock + ", which this thread does not hold")};
  return finding;
}

/// May what the function has called, up to that line, have locked it?
bool may_have_locked(const Program& program, const FunctionSummary& function,
                     const Release& release) {
  return std::ranges::any_of(function.calls, [&](const Call& call) {
    if (call.site.file == release.adopted.file && call.site.line > release.adopted.line)
      return false;
    const auto effects = program.effects_of(function, call);
    const bool known =
        !program.targets(call.callee).empty() || program.models().function(call.name);
    return !known || std::ranges::any_of(effects, [&](const Effect& effect) {
      return family(effect.lock).empty() || may_alias(effect.lock, release.lock);
    });
  });
}

class UnlockNotHeld : public Check {
 public:
  std::string rule() const override { return "unlock-not-held"; }

  void run(const Program& program, Sink& sink) const override {
    const std::set<std::string> bare = come_to_bare(program);
    for (const auto& [usr, function] : program.functions())
      for (const Release& release : function.releases) {
        if (release.before.line > 0) sink.report(describe_second(function, release));
        if (release.before.line == 0 && adopts_what_nobody_locked(program, bare, function, release))
          sink.report(describe_adopted(function, release));
      }
  }

 private:
  static bool adopts_what_nobody_locked(const Program& program, const std::set<std::string>& bare,
                                        const FunctionSummary& function, const Release& release) {
    const TypeModel* type = program.models().type(release.type);
    return release.adopted.line > 0 && type && type->kind == TypeKind::mutex &&
           bare.contains(function.usr) && !may_have_locked(program, function, release);
  }
};

}  // namespace

std::unique_ptr<Check> make_unlock_not_held_check() {
  return std::make_unique<UnlockNotHeld>();
}

}  // namespace ccgrade
