// A thread that nobody waits for is handed a local variable by reference: the function may have
// ended, and the variable with it, when the thread looks.
#include <algorithm>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

Finding describe(const FunctionSummary& function, const Note& note) {
  const std::string variable = quoted(note.text);
  Finding finding;
  finding.rule = note.rule;
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = note.site;
  finding.message = "a detached thread is handed " + variable + " by reference, which ends when " +
                    function.name + " does";
  finding.sites = {{Role::creates, note.site.file, note.site.line, function.name, note.text},
                   {Role::creates, note.other.file, note.other.line, function.name, note.text}};
  finding.trail = {
      {note.other.file, note.other.line, "",
       variable + " belongs to this call of " + function.name},
      {note.site.file, note.site.line, "", "a thread starts that refers to it, and is detached"},
      {note.site.file, note.site.line, "T2",
       "uses " + variable + " when " + function.name + " may have ended"}};
  return finding;
}

bool looks_at_atomic(const FunctionSummary& function) {
  return std::ranges::any_of(function.accesses,
                             [](const Access& each) { return each.atomic && !each.write; });
}

/// For the thread, in what it calls: by a wait of the models', or by looking at an atomic.
bool may_wait(const Program& program, const FunctionSummary& function) {
  return program.may_wait(function) || std::ranges::any_of(function.calls, [&](const Call& call) {
           return std::ranges::any_of(program.targets(call.callee),
                                      [](const auto* callee) { return looks_at_atomic(*callee); });
         });
}

class ThreadCapturesDeadLocal : public Check {
 public:
  std::string rule() const override { return "thread-captures-dead-local"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == rule() && !may_wait(program, function))
          sink.report(describe(function, note));
  }
};

}  // namespace

std::unique_ptr<Check> make_thread_captures_dead_local_check() {
  return std::make_unique<ThreadCapturesDeadLocal>();
}

}  // namespace ccgrade
