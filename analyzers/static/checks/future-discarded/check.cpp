// The future of std::async waits in its destructor: who drops it at once runs the task in place.
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
  finding.message =
      "the future of " + note.text +
      " is dropped, and its destructor waits until the task is done: nothing runs beside it";
  finding.sites = {{Role::calls, note.site.file, note.site.line, function.name, note.text}};
  finding.trail = {
      {note.site.file, note.site.line, "", "starts a task and waits for its end at once"}};
  return finding;
}

class FutureDiscarded : public Check {
 public:
  std::string rule() const override { return "future-discarded"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == rule()) sink.report(describe(function, note));
  }
};

}  // namespace

std::unique_ptr<Check> make_future_discarded_check() {
  return std::make_unique<FutureDiscarded>();
}

}  // namespace ccgrade
