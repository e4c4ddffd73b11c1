// compare_exchange_weak may fail though the value was the expected one. Who takes that for
// "somebody else was faster" acts on what did not happen.
#include "analyzers/static/engine/note_check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

class WeakCasNoLoop : public NoteCheck {
 public:
  std::string rule() const override { return "weak-cas-no-loop"; }

 protected:
  Finding describe(const FunctionSummary& function, const Note& note) const override {
    Finding finding = at(function, note, Severity::warning, Role::calls);
    finding.message = "compare_exchange_weak on " + quoted(note.text) +
                      " may fail for no reason, and is not tried again";
    finding.trail = {
        {note.site.file, note.site.line, "", "may fail although the value is the expected one"}};
    return finding;
  }
};

}  // namespace

std::unique_ptr<Check> make_weak_cas_no_loop_check() {
  return std::make_unique<WeakCasNoLoop>();
}

}  // namespace ccgrade
