// Who finds something missing makes it, and nothing keeps two threads from finding the same.
// Reported of globals and statics, in functions that run beside other threads of the program, where
// no lock is held.
#include <algorithm>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/concurrency.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

bool is_bare(const FunctionSummary& function, const Location& site, const AccessPath& path) {
  return std::ranges::any_of(function.accesses, [&](const Access& access) {
    return access.site.line == site.line && !access.atomic && access.held.empty() &&
           access.path.id == path.id && access.path.steps == path.steps;
  });
}

Finding describe(const FunctionSummary& function, const Note& note) {
  const std::string what = quoted(note.text);
  Finding finding;
  finding.rule = "unsynchronized-lazy-init";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = note.site;
  finding.message =
      "two threads in " + function.name + " may both find " + what + " missing, and both make it";
  finding.sites = {{Role::reads, note.site.file, note.site.line, function.name, note.text},
                   {Role::writes, note.other.file, note.other.line, function.name, note.text}};
  finding.trail = {{note.site.file, note.site.line, "T1", "finds " + what + " missing"},
                   {note.site.file, note.site.line, "T2", "finds it missing, too"},
                   {note.other.file, note.other.line, "T1", "makes it"},
                   {note.other.file, note.other.line, "T2", "makes it again"}};
  return finding;
}

class UnsynchronizedLazyInit : public Check {
 public:
  std::string rule() const override { return "unsynchronized-lazy-init"; }

  void run(const Program& program, Sink& sink) const override {
    for (const std::string& usr : run_beside_others(program)) {
      const FunctionSummary& function = *program.find(usr);
      for (const Note& note : function.notes)
        if (note.rule == "double-checked-locking" && note.kind == "once" &&
            note.path.root == Root::global && is_bare(function, note.site, note.path) &&
            is_bare(function, note.other, note.path))
          sink.report(describe(function, note));
    }
  }
};

}  // namespace

std::unique_ptr<Check> make_unsynchronized_lazy_init_check() {
  return std::make_unique<UnsynchronizedLazyInit>();
}

}  // namespace ccgrade
