// A guard without a name ends with its own statement, and what should be guarded comes after it.
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

Finding describe(const FunctionSummary& function, const Note& note) {
  Finding finding;
  finding.rule = note.rule;
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = note.site;
  finding.message =
      note.kind == "temporary"
          ? "this guard of " + quoted(note.text) +
                " has no name, so it unlocks at the end of its own statement"
          : "this declares an empty guard called " + quoted(note.text) + " and locks nothing";
  finding.sites = {{Role::holds, note.site.file, note.site.line, function.name, note.text}};
  finding.trail = {{note.site.file, note.site.line, "",
                    note.kind == "temporary"
                        ? "locks " + quoted(note.text) + " and unlocks it at once"
                        : "declares a guard that holds no lock"}};
  return finding;
}

class UnnamedLockGuard : public Check {
 public:
  std::string rule() const override { return "unnamed-lock-guard"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == rule()) sink.report(describe(function, note));
  }
};

}  // namespace

std::unique_ptr<Check> make_unnamed_lock_guard_check() {
  return std::make_unique<UnnamedLockGuard>();
}

}  // namespace ccgrade
