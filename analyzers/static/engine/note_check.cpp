#include "analyzers/static/engine/note_check.hpp"

namespace ccgrade {

void NoteCheck::run(const Program& program, Sink& sink) const {
  for (const auto& [usr, function] : program.functions())
    for (const Note& note : function.notes)
      if (note.rule == rule()) sink.report(describe(function, note));
}

Finding NoteCheck::at(const FunctionSummary& function, const Note& note, Severity severity,
                      Role role) {
  Finding finding;
  finding.rule = note.rule;
  finding.severity = severity;
  finding.certainty = severity == Severity::error ? Certainty::likely : Certainty::suspected;
  finding.where = note.site;
  if (note.fix.where.line > 0) finding.fix = note.fix;
  finding.sites = {{role, note.site.file, note.site.line, function.name, note.text}};
  return finding;
}

}  // namespace ccgrade
