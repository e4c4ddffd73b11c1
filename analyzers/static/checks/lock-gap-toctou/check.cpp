// Theory of operation. What is looked at under a lock holds as long as the lock does. Who gives it
// back, and takes it again to act on what it has seen, acts on what may no longer be so. Reported
//   - in a function, where a member is read in one section, a test goes by that, and the member is
//   written in another section of the same mutex that does not read it again;
//   - between two calls on an object that others may have, too, where each method locks by itself
//   and the second one writes what the first one has read, without looking.
// A first section that changes something may have marked what it saw as its own, and is left alone;
// so is what only one thread does.
#include <set>
#include <tuple>

#include "analyzers/static/checks/lock-gap-toctou/gap.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

Finding begin(const LockGap& gap) {
  const FunctionSummary& function = *gap.function;
  Finding finding;
  finding.rule = "lock-gap-toctou";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = gap.act;
  finding.sites = {{Role::reads, gap.look.file, gap.look.line, function.name, gap.what.text},
                   {Role::writes, gap.act.file, gap.act.line, function.name, gap.what.text}};
  return finding;
}

Finding describe_sections(const LockGap& gap) {
  const std::string what = quoted(gap.what.text), lock = quoted(gap.lock.text);
  Finding finding = begin(gap);
  finding.message = gap.function->name + " goes by what it has read in " + what +
                    ", but has given " + lock +
                    " back before it writes it, and does not look again";
  finding.trail = {
      {gap.look.file, gap.look.line, "T1", "reads " + what + " with " + lock + " held"},
      {gap.look.file, gap.look.line, "T2", "reads the same, as soon as T1 has unlocked"},
      {gap.act.file, gap.act.line, "T1", "locks " + lock + " again, and changes " + what},
      {gap.act.file, gap.act.line, "T2", "changes it, too, by what is no longer so"}};
  return finding;
}

Finding describe_calls(const LockGap& gap) {
  const std::string what = quoted(gap.what.text), lock = quoted(gap.lock.text);
  Finding finding = begin(gap);
  finding.message = gap.function->name + " calls " + gap.acts + " by the answer of " + gap.looks +
                    ": each locks " + lock + " by itself, and another thread may come between";
  finding.trail = {{gap.look.file, gap.look.line, "T1", "asks " + gap.looks + " of " + what},
                   {gap.look.file, gap.look.line, "T2", "asks the same, and gets the same answer"},
                   {gap.act.file, gap.act.line, "T1", "calls " + gap.acts},
                   {gap.act.file, gap.act.line, "T2", "calls it, too, by what is no longer so"}};
  return finding;
}

class LockGapToctou : public Check {
 public:
  std::string rule() const override { return "lock-gap-toctou"; }

  void run(const Program& program, Sink& sink) const override {
    const ReachedAccesses& accesses = program.accesses();
    const Runners runners(program);
    std::set<std::tuple<std::string, int>> known;
    const auto is_new = [&](const LockGap& gap) {
      return known.emplace(gap.act.file, gap.act.line).second;
    };
    for (const LockGap& gap : gaps_in_functions(program, accesses, runners))
      if (is_new(gap)) sink.report(describe_sections(gap));
    for (const LockGap& gap : gaps_between_calls(program, accesses, runners))
      if (is_new(gap)) sink.report(describe_calls(gap));
  }
};

}  // namespace

std::unique_ptr<Check> make_lock_gap_toctou_check() {
  return std::make_unique<LockGapToctou>();
}

}  // namespace ccgrade
