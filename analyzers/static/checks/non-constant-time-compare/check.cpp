// A comparison that ends at the first difference tells, by how long it takes, how much was right.
// What is a secret is guessed by its name: the reason is in the message, and nothing is taken off
// for it.
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
  finding.message = quoted(note.text) + ", a secret by its name, is compared by " + note.kind +
                    ", which ends at the first difference and so tells how much was right";
  finding.sites = {{Role::reads, note.site.file, note.site.line, function.name, note.text}};
  finding.trail = {
      {note.site.file, note.site.line, "", "compares " + quoted(note.text) + " byte by byte"}};
  return finding;
}

class NonConstantTimeCompare : public Check {
 public:
  std::string rule() const override { return "non-constant-time-compare"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == rule()) sink.report(describe(function, note));
  }
};

}  // namespace

std::unique_ptr<Check> make_non_constant_time_compare_check() {
  return std::make_unique<NonConstantTimeCompare>();
}

}  // namespace ccgrade
