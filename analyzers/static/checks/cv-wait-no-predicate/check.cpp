// A wait on a condition variable may end with nobody having notified, and a notification that came
// before the wait is gone. Only a test in a loop, or the wait's own predicate, holds against both.
#include "analyzers/static/engine/note_check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

class CvWaitNoPredicate : public NoteCheck {
 public:
  std::string rule() const override { return "cv-wait-no-predicate"; }

 protected:
  Finding describe(const FunctionSummary& function, const Note& note) const override {
    // That it ends with nothing there may be meant, where it is for a time.
    const bool timed = note.kind == "timed";
    Finding finding = at(function, note, timed ? Severity::warning : Severity::error, Role::waits);
    finding.message =
        function.name + " waits on " + quoted(note.text) +
        (note.kind != "bare"
             ? " after a single test: it may wake with nobody having notified, and goes on"
             : " and asks nothing: it may wake with nobody having notified, or have missed the "
               "notification");
    finding.trail = {
        {note.site.file, note.site.line, "", "waits, and does not look again when it wakes"}};
    return finding;
  }
};

}  // namespace

std::unique_ptr<Check> make_cv_wait_no_predicate_check() {
  return std::make_unique<CvWaitNoPredicate>();
}

}  // namespace ccgrade
