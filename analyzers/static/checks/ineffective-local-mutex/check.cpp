// Every call of the function has a mutex of its own, so that nobody ever waits for it.
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

Finding describe(const FunctionSummary& function, const Note& note) {
  const std::string mutex = quoted(note.text);
  Finding finding;
  finding.rule = note.rule;
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = note.site;
  finding.message = mutex + " belongs to one call of " + function.name +
                    " alone, so that locking it keeps nobody out";
  finding.sites = {{Role::creates, note.site.file, note.site.line, function.name, note.text},
                   {Role::holds, note.other.file, note.other.line, function.name, note.text}};
  finding.trail = {{note.site.file, note.site.line, "", "each call makes " + mutex + " anew"},
                   {note.other.file, note.other.line, "",
                    "locks " + mutex + ", which no other thread can reach"}};
  return finding;
}

class IneffectiveLocalMutex : public Check {
 public:
  std::string rule() const override { return "ineffective-local-mutex"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == rule() && !program.may_wait(function))
          sink.report(describe(function, note));
  }
};

}  // namespace

std::unique_ptr<Check> make_ineffective_local_mutex_check() {
  return std::make_unique<IneffectiveLocalMutex>();
}

}  // namespace ccgrade
