// Theory of operation. Somebody looks without the lock whether an object is there, and if not,
// takes the lock, looks again and makes it. Who finds it there at the first look has seen a pointer
// that was written without order, and may use an object that is not built yet (Bacon et al., The
// "Double-Checked Locking is Broken" Declaration, 2000). With an atomic that is not relaxed it is
// right; such accesses are not plain ones.
#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/entries.hpp"
#include "analyzers/static/engine/reach.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

const Access* plain_access(const FunctionSummary& function, const Location& site, bool write,
                           const AccessPath& path) {
  const auto found = std::ranges::find_if(function.accesses, [&](const Access& access) {
    return access.site.line == site.line && access.write == write && !access.atomic &&
           access.path.id == path.id && access.path.steps == path.steps;
  });
  return found == function.accesses.end() ? nullptr : &*found;
}

const Held* lock_at(const Access& access) {
  const auto found = std::ranges::find_if(
      access.held, [](const Held& held) { return held.certain && !held.gate; });
  return found == access.held.end() ? nullptr : &*found;
}

/// `get_locked()`, which lets go and takes again what its caller has locked.
bool is_called_locked(const Program& program, const FunctionSummary& function) {
  const auto holds = [](const Held& held) { return !held.gate; };
  for (const FunctionSummary* caller : callers_of(program, function))
    for (const Call& call : caller->calls)
      if (std::ranges::count(program.targets(call.callee), &function) > 0 &&
          std::ranges::any_of(call.held, holds))
        return true;
  return false;
}

/// One thread alone comes here, and nobody else sets it: the first look is at its own work.
bool is_its_own(const Program& program, const FunctionSummary& function, const AccessPath& path) {
  const auto sets = [&](const Access& access) {
    return access.write && !access.building && family(access.path) == family(path);
  };
  const std::set<std::string> itself = {function.usr};
  return (threads_at(program, itself) == 1 || is_of_one_thread(program, itself)) &&
         std::ranges::none_of(program.functions(), [&](const auto& each) {
           return &each.second != &function && std::ranges::any_of(each.second.accesses, sets);
         });
}

class DoubleCheckedLocking : public Check {
 public:
  std::string rule() const override { return "double-checked-locking"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == rule() && note.kind == "twice" && !is_called_locked(program, function) &&
            !is_its_own(program, function, note.path))
          judge(function, note, sink);
  }

 private:
  void judge(const FunctionSummary& function, const Note& note, Sink& sink) const {
    const Access* look = plain_access(function, note.site, false, note.path);
    const Access* set = plain_access(function, note.other, true, note.path);
    if (!look || !set || !look->held.empty()) return;
    const Held* lock = lock_at(*set);
    if (!lock) return;
    const std::string what = quoted(note.text), mutex = quoted(lock->lock.text);
    Finding finding;
    finding.rule = rule();
    finding.severity = Severity::error;
    finding.certainty = Certainty::likely;
    finding.where = note.site;
    finding.message = function.name + " looks at " + what + " without " + mutex +
                      ", under which it is set, and may use what is not built yet";
    finding.sites = {
        {Role::reads, note.site.file, note.site.line, function.name, look->path.text},
        {Role::writes, note.other.file, note.other.line, function.name, set->path.text}};
    finding.trail = {
        {lock->site.file, lock->site.line, "T1", "locks " + mutex},
        {note.other.file, note.other.line, "T1", "sets " + what},
        {note.site.file, note.site.line, "T2",
         "finds " + what + " set, with no lock and in no order with what T1 has built"}};
    sink.report(std::move(finding));
  }
};

}  // namespace

std::unique_ptr<Check> make_double_checked_locking_check() {
  return std::make_unique<DoubleCheckedLocking>();
}

}  // namespace ccgrade
