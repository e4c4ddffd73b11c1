// A wait on a condition variable may end with nobody having notified, and a notification that came
// before the wait is gone. Only a test in a loop, or the wait's own predicate, holds against both.
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
      function.name + " waits on " + quoted(note.text) +
      (note.kind == "if"
           ? " after a single test: it may wake with nobody having notified, and goes on"
           : " and asks nothing: it may wake with nobody having notified, or have missed the "
             "notification");
  finding.sites = {{Role::waits, note.site.file, note.site.line, function.name, note.text}};
  finding.trail = {
      {note.site.file, note.site.line, "", "waits, and does not look again when it wakes"}};
  return finding;
}

class CvWaitNoPredicate : public Check {
 public:
  std::string rule() const override { return "cv-wait-no-predicate"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == rule()) sink.report(describe(function, note));
  }
};

}  // namespace

std::unique_ptr<Check> make_cv_wait_no_predicate_check() {
  return std::make_unique<CvWaitNoPredicate>();
}

}  // namespace ccgrade
