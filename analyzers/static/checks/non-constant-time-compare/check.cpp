// A comparison that ends at the first difference tells, by how long it takes, how much was right.
// What is a secret is guessed by its name: the reason is in the message, and nothing is taken off
// for it.
#include "analyzers/static/engine/note_check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

class NonConstantTimeCompare : public NoteCheck {
 public:
  std::string rule() const override { return "non-constant-time-compare"; }

 protected:
  Finding describe(const FunctionSummary& function, const Note& note) const override {
    Finding finding = at(function, note, Severity::warning, Role::reads);
    finding.message = quoted(note.text) + ", a secret by its name, is compared by " + note.kind +
                      ", which ends at the first difference and so tells how much was right";
    finding.trail = {
        {note.site.file, note.site.line, "", "compares " + quoted(note.text) + " byte by byte"}};
    return finding;
  }
};

}  // namespace

std::unique_ptr<Check> make_non_constant_time_compare_check() {
  return std::make_unique<NonConstantTimeCompare>();
}

}  // namespace ccgrade
