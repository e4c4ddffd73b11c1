// A guard without a name ends with its own statement, and what should be guarded comes after it.
#include "analyzers/static/engine/note_check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

class UnnamedLockGuard : public NoteCheck {
 public:
  std::string rule() const override { return "unnamed-lock-guard"; }

 protected:
  Finding describe(const FunctionSummary& function, const Note& note) const override {
    Finding finding = at(function, note, Severity::error, Role::holds);
    finding.message =
        note.kind == "temporary"
            ? "this guard of " + quoted(note.text) +
                  " has no name, so it unlocks at the end of its own statement"
            : "this declares an empty guard called " + quoted(note.text) + " and locks nothing";
    finding.trail = {{note.site.file, note.site.line, "",
                      note.kind == "temporary"
                          ? "locks " + quoted(note.text) + " and unlocks it at once"
                          : "declares a guard that holds no lock"}};
    return finding;
  }
};

}  // namespace

std::unique_ptr<Check> make_unnamed_lock_guard_check() {
  return std::make_unique<UnnamedLockGuard>();
}

}  // namespace ccgrade
