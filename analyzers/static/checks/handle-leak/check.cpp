// A way out of a function that leaves a file, socket, database or the like open, with nobody left
// to close it.
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

Finding describe(const FunctionSummary& function, const Note& note) {
  const std::string handle = quoted(note.text);
  Finding finding;
  finding.rule = note.rule;
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = note.site;
  const std::string line = std::to_string(note.other.line);
  const bool is_lost = !note.path.text.empty();
  finding.message = "the " + note.kind + " in " + handle + " is still open when " +
                    (is_lost ? quoted(note.path.text) + " takes its place on line " + line
                             : function.name + " is left on line " + line);
  finding.sites = {{Role::creates, note.site.file, note.site.line, function.name, note.text},
                   {Role::calls, note.other.file, note.other.line, function.name, note.text}};
  finding.trail = {{note.site.file, note.site.line, "", "opens a " + note.kind},
                   {note.other.file, note.other.line, "",
                    is_lost ? "loses it: nobody can close it any more"
                            : "leaves, and nobody can close it any more"}};
  return finding;
}

/// One handle, once: where the first way out leaves it open.
class HandleLeak : public Check {
 public:
  std::string rule() const override { return "handle-leak"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions()) {
      const Note* before = nullptr;
      for (const Note& note : function.notes) {
        if (note.rule != rule() || (before && before->site == note.site)) continue;
        sink.report(describe(function, note));
        before = &note;
      }
    }
  }
};

}  // namespace

std::unique_ptr<Check> make_handle_leak_check() {
  return std::make_unique<HandleLeak>();
}

}  // namespace ccgrade
