// The future of std::async waits in its destructor: who drops it at once runs the task in place.
#include "analyzers/static/engine/note_check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

class FutureDiscarded : public NoteCheck {
 public:
  std::string rule() const override { return "future-discarded"; }

 protected:
  Finding describe(const FunctionSummary& function, const Note& note) const override {
    Finding finding = at(function, note, Severity::warning, Role::calls);
    finding.message =
        "the future of " + note.text +
        " is dropped, and its destructor waits until the task is done: nothing runs beside it";
    finding.trail = {
        {note.site.file, note.site.line, "", "starts a task and waits for its end at once"}};
    return finding;
  }
};

}  // namespace

std::unique_ptr<Check> make_future_discarded_check() {
  return std::make_unique<FutureDiscarded>();
}

}  // namespace ccgrade
