// Each step is atomic and the two are not: between the look and the change another thread may have
// done the same. A change with a lock held is left alone.
#include <algorithm>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

bool is_locked(const FunctionSummary& function, const Location& site) {
  return std::ranges::any_of(function.accesses, [&](const Access& access) {
    return access.atomic && access.site.line == site.line && !access.held.empty();
  });
}

Finding describe(const FunctionSummary& function, const Note& note) {
  const std::string what = quoted(note.text);
  Finding finding;
  finding.rule = note.rule;
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = note.site;
  finding.message = function.name + " looks at " + what +
                    " and then changes it, and another thread " + "may do the same between the two";
  finding.sites = {{Role::reads, note.site.file, note.site.line, function.name, note.text},
                   {Role::writes, note.other.file, note.other.line, function.name, note.text}};
  finding.trail = {
      {note.site.file, note.site.line, "T1", "looks at " + what},
      {note.site.file, note.site.line, "T2", "looks at " + what + ", and finds the same"},
      {note.other.file, note.other.line, "T1", "changes it"},
      {note.other.file, note.other.line, "T2", "changes it once more"}};
  return finding;
}

class AtomicCheckThenAct : public Check {
 public:
  std::string rule() const override { return "atomic-check-then-act"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == rule() && !is_locked(function, note.other))
          sink.report(describe(function, note));
  }
};

}  // namespace

std::unique_ptr<Check> make_atomic_check_then_act_check() {
  return std::make_unique<AtomicCheckThenAct>();
}

}  // namespace ccgrade
