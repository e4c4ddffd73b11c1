// volatile keeps the compiler from leaving an access out. It orders nothing for other threads, and
// an access to it beside theirs is a data race like any other.
#include <map>
#include <set>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/concurrency.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

struct Place {
  const FunctionSummary* function = nullptr;
  const Note* note = nullptr;
};

Finding describe(const Place& read, const Place& write) {
  const std::string what = quoted(read.note->text);
  const Location &here = read.note->site, &there = write.note->site;
  Finding finding;
  finding.rule = "volatile-as-sync";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = here;
  finding.message = read.function->name + " waits for " + what +
                    ", which is volatile: that orders nothing between threads";
  finding.sites = {{Role::reads, here.file, here.line, read.function->name, read.note->text},
                   {Role::writes, there.file, there.line, write.function->name, write.note->text}};
  finding.trail = {
      {there.file, there.line, "T1", write.function->name + " sets " + what},
      {here.file, here.line, "T2",
       read.function->name + " goes by it, and may see what T1 did before only later"}};
  return finding;
}

/// Functions that are handed to somebody by name: a handler of a signal, a callback.
std::set<std::string> handed_over(const Program& program) {
  std::set<std::string> all;
  for (const auto& [usr, function] : program.functions())
    for (const Call& call : function.calls)
      for (const Argument& argument : call.args)
        if (!argument.callable.empty()) all.insert(argument.callable);
  return all;
}

class VolatileAsSync : public Check {
 public:
  std::string rule() const override { return "volatile-as-sync"; }

  void run(const Program& program, Sink& sink) const override {
    const auto beside = run_beside_others(program);
    const auto handlers = handed_over(program);
    std::map<std::string, Place> writes;
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == rule() && note.kind == "write" && !handlers.contains(usr))
          writes.emplace(family(note.path), Place{&function, &note});
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes) {
        if (note.rule != rule() || note.kind != "loop") continue;
        const auto write = writes.find(family(note.path));
        if (write == writes.end() || write->second.function == &function) continue;
        if (beside.contains(usr) || beside.contains(write->second.function->usr))
          sink.report(describe({&function, &note}, write->second));
      }
  }
};

}  // namespace

std::unique_ptr<Check> make_volatile_as_sync_check() {
  return std::make_unique<VolatileAsSync>();
}

}  // namespace ccgrade
