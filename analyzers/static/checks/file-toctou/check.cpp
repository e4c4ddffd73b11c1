// Between a look at a file by its name and the use of that name, another process may put something
// else there. The facts say which looks and uses belong together.
#include <set>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

Finding describe(const FunctionSummary& function, const Note& note) {
  const std::string file = quoted(note.text);
  Finding finding;
  finding.rule = note.rule;
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = note.site;
  finding.message = function.name + " looks at the file " + file + " and then " + note.kind +
                    " it by its name, which may mean another file by then";
  finding.sites = {{Role::reads, note.site.file, note.site.line, function.name, note.text},
                   {Role::calls, note.other.file, note.other.line, function.name, note.text}};
  finding.trail = {
      {note.site.file, note.site.line, "T1", "looks at " + file},
      {note.site.file, note.site.line, "T2", "another process puts something else there"},
      {note.other.file, note.other.line, "T1", note.kind + " what is there now"}};
  return finding;
}

/// A look that several uses go by is told once.
class FileToctou : public Check {
 public:
  std::string rule() const override { return "file-toctou"; }

  void run(const Program& program, Sink& sink) const override {
    std::set<std::pair<std::string, int>> told;
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == rule() && told.emplace(note.site.file, note.site.line).second)
          sink.report(describe(function, note));
  }
};

}  // namespace

std::unique_ptr<Check> make_file_toctou_check() {
  return std::make_unique<FileToctou>();
}

}  // namespace ccgrade
