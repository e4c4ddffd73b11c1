// compare_exchange_weak may fail though the value was the expected one. Who takes that for
// "somebody else was faster" acts on what did not happen.
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

Finding describe(const FunctionSummary& function, const Note& note) {
  Finding finding;
  finding.rule = note.rule;
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = note.site;
  finding.message = "compare_exchange_weak on " + quoted(note.text) +
                    " may fail for no reason, and is not tried again";
  finding.sites = {{Role::calls, note.site.file, note.site.line, function.name, note.text}};
  finding.trail = {
      {note.site.file, note.site.line, "", "may fail although the value is the expected one"}};
  return finding;
}

class WeakCasNoLoop : public Check {
 public:
  std::string rule() const override { return "weak-cas-no-loop"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == rule()) sink.report(describe(function, note));
  }
};

}  // namespace

std::unique_ptr<Check> make_weak_cas_no_loop_check() {
  return std::make_unique<WeakCasNoLoop>();
}

}  // namespace ccgrade
